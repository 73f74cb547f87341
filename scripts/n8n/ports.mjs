import { createServer } from 'node:net';

// Programs listen on "this machine, IPv4" or on "everything"; a port is free only when both are.
const ADDRESSES = ['127.0.0.1', '::'];

/**
 * The preferred port or the next free one after it; any free port without a preference.
 *
 * @param {number} [preferred]
 * @param {number[]} [reserved]  ports to leave alone although nothing listens there yet
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
 * Starts something on ports that are free, and once more on others if another program took one of them meanwhile.
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
		// A machine without IPv6 cannot listen there, which does not make the port taken.
		server.once('error', (error) =>
			resolve(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? undefined : port),
		);
		server.listen(port, address, () => {
			const { port: opened } = server.address();
			server.close(() => resolve(opened));
		});
	});
}
