import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The products of the store, how many of them change in one second, and how many an execution reads. */
export const [PRODUCTS, PER_SECOND, PORTION] = [200_000, 7, 5_000];

/** A store with many products, in a separate process. */
export async function startListServer() {
	const server = spawn(
		process.execPath,
		[join(__dirname, 'listServer.mjs'), String(PRODUCTS), String(PER_SECOND)],
		{ stdio: ['ignore', 'pipe', 'inherit'] },
	);
	const port = await new Promise<string>((resolve) => {
		server.stdout.once('data', (data: Buffer) => resolve(data.toString().trim()));
	});
	const url = `http://127.0.0.1:${port}`;
	return {
		url,
		requests: async () => Number(await (await fetch(`${url}/requests`)).text()),
		stop: () => server.kill(),
	};
}
