import { createServer } from 'node:net';
import { freePort, onFreePort } from '../../scripts/n8n/ports.mjs';

test.each(['127.0.0.1', '::', undefined])(
	'a port that a program listens on at %s is passed over',
	async (address) => {
		const wanted = await freePort();
		const server = createServer();
		await new Promise((resolve) => server.listen(wanted, address, resolve));

		expect(await freePort(wanted)).toBeGreaterThan(wanted);
		await new Promise((resolve) => server.close(resolve));
		expect(await freePort(wanted)).toBe(wanted);
	},
);

test('a reserved port is passed over', async () => {
	const wanted = await freePort();

	expect(await freePort(wanted, [wanted])).toBeGreaterThan(wanted);
});

test('what found its port taken meanwhile is started once more, on another', async () => {
	const ports = [];
	const first = createServer();
	const start = async () => {
		const port = await freePort();
		ports.push(port);
		if (ports.length === 1)
			await new Promise((resolve) => first.listen(port, '127.0.0.1', resolve));
		const server = createServer();
		await new Promise((resolve, reject) =>
			server.once('error', reject).listen(port, '127.0.0.1', resolve),
		);
		return server;
	};

	const started = await onFreePort(start);

	expect(started.address().port).toBe(ports[1]);
	await Promise.all(
		[first, started].map((server) => new Promise((resolve) => server.close(resolve))),
	);
});

test.each([
	[
		"n8n's words",
		{
			why: "While starting, it ended with code 1. The log says: n8n Task Broker's port 5679 is already in use.",
		},
		3,
	],
	['anything else', { why: 'The log says: no such table' }, 1],
])('a start is given up: %s', async (_, error, attempts) => {
	let started = 0;
	const start = async () => {
		started += 1;
		throw error;
	};

	await expect(onFreePort(start)).rejects.toBe(error);
	expect(started).toBe(attempts);
});
