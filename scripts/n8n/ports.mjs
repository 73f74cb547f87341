import { createServer } from 'node:net';

// Programs listen on 127.0.0.1 or on all addresses. A port is free only if both are free.
const ADDRESSES = ['127.0.0.1', '::'];

/**
 * The preferred port or the next free one after it; any free port if there is no preference.
 *
 * @param {number} [preferred]
 * @param {number[]} [reserved]  ports to skip even if they are free
 */
export async function freePort(preferred = 0, reserved = []) {
	if (preferred === 0) return await tryToListen(0, '127.0.0.1');
	for (let port = preferred; port < preferred + 200; port++) {
		if (!reserved.includes(port) && (await isFree(port))) return port;
	}
	throw new Error(`No free port between ${preferred} and ${preferred + 199}.`);
}

const ATTEMPTS = 3;

/**
 * Starts a service on free ports, and retries once on other ports if another program took one in the meantime.
 *
 * @template Started
 * @param {() => Promise<Started>} start  looks for free ports itself
 */
export async function onFreePort(start) {
	for (let attempt = 1; ; attempt++) {
		try {
			return await start();
		} catch (error) {
			const isTaken = /EADDRINUSE|port \d+ is already in use/i.test(
				`${error.why} ${error.message}`,
			);
			if (!isTaken || attempt === ATTEMPTS) throw error;
		}
	}
}

async function isFree(port) {
	for (const address of ADDRESSES) {
		if ((await tryToListen(port, address)) === undefined) return false;
	}
	return true;
}

async function tryToListen(port, address) {
	return await new Promise((resolve) => {
		const server = createServer();
		// A machine without IPv6 cannot listen there, but the port is still free.
		server.once('error', (error) =>
			resolve(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? undefined : port),
		);
		server.listen(port, address, () => {
			const { port: opened } = server.address();
			server.close(() => resolve(opened));
		});
	});
}
