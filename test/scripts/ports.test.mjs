import { createServer } from 'node:net';
import { freePort } from '../../scripts/n8n/ports.mjs';

test.each(['127.0.0.1', '::', undefined])('a port that a program listens on at %s is passed over', async (address) => {
	const wanted = await freePort();
	const server = createServer();
	await new Promise((resolve) => server.listen(wanted, address, resolve));

	expect(await freePort(wanted)).toBeGreaterThan(wanted);
	await new Promise((resolve) => server.close(resolve));
	expect(await freePort(wanted)).toBe(wanted);
});

test('a reserved port is passed over', async () => {
	const wanted = await freePort();

	expect(await freePort(wanted, [wanted])).toBeGreaterThan(wanted);
});
