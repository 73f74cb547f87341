import type { Sandbox } from '../../sandbox/server';
import type { Store } from '../../sandbox/state/store';
import { CUSTOMER_JOBS } from '../support/commonJobs/customers';
import { INVENTORY_JOBS } from '../support/commonJobs/inventory';
import { CART, SEGMENT, TEMPLATE, WIDGET, type Job } from '../support/commonJobs/job';
import { METAFIELD_JOBS } from '../support/commonJobs/metafields';
import { ORDER_JOBS } from '../support/commonJobs/orders';
import { PRICE_JOBS } from '../support/commonJobs/prices';
import { PRODUCT_JOBS } from '../support/commonJobs/products';
import { SHOP_JOBS } from '../support/commonJobs/shop';
import { runNode, type NodeRun } from '../support/node';
import { apiRequests, as, sandboxForTests } from '../support/sandbox';

const JOBS: Record<string, Job> = {
	...PRODUCT_JOBS,
	...METAFIELD_JOBS,
	...INVENTORY_JOBS,
	...CUSTOMER_JOBS,
	...ORDER_JOBS,
	...PRICE_JOBS,
	...SHOP_JOBS,
};

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(async () => {
	await sandbox.close();
});
beforeEach(() => {
	sandbox.reset();
});

/** Puts the sandbox's own IDs in place of their names. */
function known(value: unknown): unknown {
	const store = sandbox.stores.get('hearth24kq') as Store;
	const first = (collection: string, field: string) =>
		String(store.collection(collection).all()[0][field]);
	const ids = {
		[CART]: first('carts', 'id'),
		[TEMPLATE]: first('content/widget-templates', 'uuid'),
		[WIDGET]: first('content/widgets', 'uuid'),
		[SEGMENT]: first('segments', 'id'),
	};
	const text = Object.entries(ids).reduce(
		(all, [name, id]) => all.replaceAll(name, id),
		JSON.stringify(value) ?? 'null',
	);
	return JSON.parse(text);
}

function parametersFor(
	{ operation, at = {}, filters, include, fields, json, query }: Job,
	authentication: string,
): NodeRun['parameters'] {
	const form = (value: unknown) => ({ mappingMode: 'defineBelow', value: known(value) });
	return {
		authentication,
		resource: operation.split('.')[0],
		operation,
		output: 'raw',
		...Object.fromEntries(
			Object.entries(at).map(([name, value]) => [
				name,
				{ __rl: true, mode: 'id', value: known(value) },
			]),
		),
		...(filters ? { filters: form(filters) } : {}),
		...(include ? { include } : {}),
		...(fields ? { bodyMode: 'fields', fields: form(fields) } : {}),
		...(json ? { bodyMode: 'json', jsonBody: JSON.stringify(known(json)) } : {}),
		...(query?.limit ? { returnAll: false, limit: Number(query.limit) } : {}),
		options: {},
	} as NodeRun['parameters'];
}

it('there are at least sixty jobs', () => {
	expect(Object.keys(JOBS).length).toBeGreaterThanOrEqual(60);
});

it.each(Object.entries(JOBS))('%s', async (_title, job) => {
	const { authentication, use } = as(sandbox, 'full', { scopeSource: 'all' });
	sandbox.log.clear();
	const { error } = await runNode({ ...use, parameters: parametersFor(job, authentication) });
	const [request] = apiRequests(sandbox);
	if (!request) throw new Error(`Nothing was sent: ${error?.message} ${error?.description}`);
	expect(`${request.method} ${request.path}`).toBe(
		String(known(job.sends)).replace(' ', ' /stores/hearth24kq'),
	);
	expect(Object.fromEntries(new URLSearchParams(request.query))).toEqual(job.query ?? {});
	expect(request.body ?? undefined).toEqual(job.body === undefined ? undefined : known(job.body));
	expect({ status: request.status, error: error?.message }).toEqual({
		status: expect.any(Number),
		error: undefined,
	});
});
