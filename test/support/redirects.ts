import { json, startServer, type Handler, type OddServer } from './oddServer';
import { loadPackage } from './package';

export let server: OddServer;
export let elsewhere: OddServer;

/** Two servers for each test of a file: one that plays BigCommerce, and one that nothing should reach. */
export function serveRedirects(answer: Handler): void {
	beforeAll(async () => {
		await loadPackage();
	});
	beforeEach(async () => {
		server = await startServer((...all) => answer(...all));
		elsewhere = await startServer((_, response) => json(response, 200, { data: { id: 77 } }));
	});
	afterEach(async () => {
		await Promise.all([server.close(), elsewhere.close()]);
	});
}

/** Leads elsewhere. */
export const redirect =
	(to: () => string, status = 302): Handler =>
	(_, response) =>
		void response.writeHead(status, { Location: to() }).end();
