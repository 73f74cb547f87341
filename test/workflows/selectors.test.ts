import customFile from '../../catalog/custom.json';
import ownFile from '../../catalog/own.json';
import catalogFile from '../../catalog/operations.json';
import type { Catalog } from '../../catalog/types';
import type { Sandbox } from '../../sandbox/server';
import { loadOptions, type NodeRun } from '../support/node';
import { as, sandboxForTests } from '../support/sandbox';

const custom = customFile as unknown as Catalog;
const own = ownFile as unknown as Catalog;
const generated = catalogFile as unknown as Catalog;
const operations = [...generated.operations, ...own.operations, ...custom.operations];
const resources = [...[...generated.resources, ...own.resources].sort((a, b) => a.name.localeCompare(b.name)), ...custom.resources];

let sandbox: Sandbox;
beforeAll(async () => { sandbox = await sandboxForTests(); });
afterAll(async () => { await sandbox.close(); });

async function choices(method: 'getResources' | 'getOperations', run: Omit<NodeRun, 'parameters'>, parameters: NodeRun['parameters']) {
	const all = await loadOptions(method, { ...run, parameters });
	return { offered: all.filter(({ disabled }) => !disabled), note: all.filter(({ disabled }) => disabled).at(-1), values: all.filter(({ disabled }) => !disabled).map(({ value }) => value) };
}

function node(account: string, changes = {}, parameters: NodeRun['parameters'] = {}) {
	const { authentication, use } = as(sandbox, account, changes);
	return [use, { authentication, resource: 'order', operation: 'order.getMany', ...parameters }] as const;
}

const mayUse = (scopes: string[]) => operations.filter((each) => each.scopes.length === 0 || each.scopes.some((scope) => scopes.includes(scope)));

describe('the resource selector', () => {
	it('offers everything to an account with every scope', async () => {
		const { values, note } = await choices('getResources', ...node('full'));
		expect(values).toEqual(resources.map(({ id }) => id));
		expect(note?.description).toContain('BigCommerce reports');
	});

	it.each([['orders', ['store_v2_orders_read_only']], ['catalogue', ['store_v2_products']], ['app', ['store_v2_products', 'store_v2_customers', 'store_v2_information_read_only']]])('offers the account "%s" what its scopes allow, and what needs none', async (account, scopes) => {
		const [use, parameters] = node(account);
		const { values } = await choices('getResources', use, { ...parameters, resource: 'webhook' });
		expect(new Set(values)).toEqual(new Set(mayUse(scopes).map(({ resource }) => resource)));
		expect(values.length).toBeLessThan(resources.length);
	});

	it('tells how many more there are and which scopes would add them', async () => {
		const { note, values } = await choices('getResources', ...node('orders'));
		expect(note?.name).toBe(`${resources.length - values.length} more resources need other scopes`);
		expect(note?.description).toMatch(/^[A-Z][\w &]+: read-only would add \d+, .+ BigCommerce reports/);
	});

	it('keeps the chosen resource when it is not granted, and says what it needs', async () => {
		const [use, parameters] = node('orders', {}, { resource: 'product' });
		const { offered } = await choices('getResources', use, parameters);
		expect(offered.find(({ value }) => value === 'product')?.name).toBe('Product (needs Products: read-only)');
	});

	it('offers an account-level account no store resource, and says why', async () => {
		const { values, note } = await choices('getResources', ...node('account'));
		expect(values).toEqual(['order']);
		expect(note?.name).toContain('need another kind of API account');
	});
});

describe('the operation selector', () => {
	it('offers only what the scopes allow', async () => {
		const { values, note } = await choices('getOperations', ...node('orders'));
		expect(new Set(values)).toEqual(new Set(mayUse(['store_v2_orders_read_only']).filter(({ resource }) => resource === 'order').map(({ id }) => id)));
		expect(note?.description).toContain('Orders: modify would add');
	});

	it('describes each with a sentence, its scope and its endpoint', async () => {
		const { offered } = await choices('getOperations', ...node('orders'));
		expect(offered.find(({ value }) => value === 'order.getMany')?.description).toBe('Get many orders. Needs Orders: read-only (store_v2_orders_read_only). GET /v2/orders');
	});

	it('keeps the chosen operation when it is not granted, and says what it needs', async () => {
		const [use, parameters] = node('orders', {}, { operation: 'order.create' });
		const { offered } = await choices('getOperations', use, parameters);
		expect(offered.find(({ value }) => value === 'order.create')?.name).toBe('Create (needs Orders: modify)');
	});
});

describe('the filter never fails closed', () => {
	const everything = resources.map(({ id }) => id);

	it.each([
		['no credential is chosen', { chosen: {} }],
		['the credential is gone', { chosen: { bigCommerceStoreApi: 'deleted' } }],
	])('when %s', async (_what, changes) => {
		const [use, parameters] = node('full');
		const { values, note } = await choices('getResources', { ...use, ...changes }, parameters);
		expect(values).toEqual(everything);
		expect(note?.description).toMatch(/^Not filtered: .+/);
	});

	it.each([
		['the token is revoked', { accessToken: 'revoked' }, 'does not recognise the access token'],
		['nothing answers', { sandboxUrl: 'http://127.0.0.1:9' }, 'could not be reached'],
		['the store is mistyped', { store: 'my shop' }, 'The store is not recognised'],
		['the sandbox is not on this machine', { sandboxUrl: 'http://example.com' }, 'must be on this machine'],
		['the credential says so', { scopeSource: 'all' }, 'its scopes are not known'],
		['no scopes are ticked', { scopeSource: 'manual', grantedScopes: [] }, 'No scopes are ticked'],
	])('when %s', async (_what, changes, reason) => {
		const { values, note } = await choices('getResources', ...node('full', changes));
		expect(values).toEqual(everything);
		expect(note?.description).toContain(reason);
	});

	it('when the scopes cannot be detected, the ticked ones count', async () => {
		const { values, note } = await choices('getResources', ...node('full', { accessToken: 'revoked', grantedScopes: ['store_v2_orders_read_only'] }));
		expect(values).toContain('orderShipment');
		expect(values).not.toContain('product');
		expect(note?.description).toContain('ticked in the credential');
	});
});

describe('detection', () => {
	it('asks BigCommerce once, not for every dropdown', async () => {
		const [use, parameters] = node('catalogue', { store: 'HEARTH24KQ' });
		sandbox.log.clear();
		for (let times = 0; times < 5; times++) await choices('getOperations', use, parameters);
		expect(sandbox.log.all().filter(({ path }) => path.endsWith('/graphql')).length).toBeLessThanOrEqual(1);
	});
});
