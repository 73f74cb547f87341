import type { Sandbox } from '../../sandbox/server';
import type { NodeRun } from './node';
import { jsons, runOperation } from './run';
import { apiRequests, sandboxForTests } from './sandbox';

let sandbox: Sandbox;

/** A sandbox for the tests of one file. */
export function openSandbox(): void {
	beforeAll(async () => {
		sandbox = await sandboxForTests();
	});
	beforeEach(() => {
		sandbox.reset();
		sandbox.log.clear();
	});
	afterAll(async () => {
		await sandbox.close();
	});
}

const ITEM = jsons([
	{ nothing: null, blank: '', list: [], listOfNull: [null], object: {}, ids: [77, 78] },
]);

/** Sends a request of one's own. */
export async function call(
	method: string,
	url: unknown,
	parameters: object = {},
	more: Partial<NodeRun> = {},
) {
	return await runOperation(
		sandbox,
		'api.request',
		{ method, url, ...parameters },
		{ items: ITEM, ...more },
	);
}

/** What reached the sandbox. */
export const sent = () =>
	apiRequests(sandbox).map(
		({ method, path, query }) =>
			`${method} ${path.replace('/stores/hearth24kq', '')}${query ? `?${decodeURIComponent(query)}` : ''}`,
	);

/** What the address or the query lacks is said, and nothing is sent. */
export async function expectRefused(
	found: Awaited<ReturnType<typeof call>>,
	message: RegExp,
): Promise<void> {
	expect(found.error).toMatchObject({
		name: 'NodeOperationError',
		message: expect.stringMatching(message),
		context: { itemIndex: 0 },
	});
	expect(found.items).toEqual([]);
	expect(sent()).toEqual([]);
}

/** Addresses below which everything would be deleted. */
export const COLLECTIONS = [
	'/v2/products',
	'/v2/categories',
	'/v2/brands',
	'/v2/customers',
	'/v2/products/77/images',
	'/v3/catalog/products',
	'/v3/catalog/brands',
	'/v3/customers',
	'/api/v2/orders',
	'https://store-hearth24kq.mybigcommerce.com/api/v2/products',
	'/v3/unheard/of',
	'/stores/hearth24kq/v3/catalog/categories',
];
