import nodes from '../../catalog/nodes.json';
import type { Sandbox } from '../../sandbox/server';
import { operations, resources } from '../support/catalog';
import type { CredentialData } from '../support/credentials';
import { loadOptions, type NodeRun } from '../support/node';
import { as, sandboxForTests } from '../support/sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(async () => {
	await sandbox.close();
});

async function choices(
	method: 'getResources' | 'getOperations',
	run: Omit<NodeRun, 'parameters'>,
	parameters: NodeRun['parameters'],
) {
	const all = await loadOptions(method, { ...run, parameters });
	const notes = all.filter(({ disabled }) => disabled);
	return {
		offered: all.filter(({ disabled }) => !disabled),
		note: notes.at(-1),
		notes,
		values: all.filter(({ disabled }) => !disabled).map(({ value }) => value),
	};
}

function node(account: string, changes = {}, parameters: NodeRun['parameters'] = {}) {
	const { authentication, use } = as(sandbox, account, changes);
	return [
		use,
		{ authentication, resource: 'order', operation: 'order.getMany', ...parameters },
	] as const;
}

const ofKind = (kind: 'store' | 'app' | 'account') =>
	operations.filter(({ accounts }) => accounts.includes(kind));
/** An operation of several requests needs the scopes of all of them. */
const mayUse = (scopes: string[], kind: 'store' | 'app' = 'store') =>
	ofKind(kind).filter(({ id, uses = [] }) =>
		operations
			.filter((operation) => operation.id === id || uses.includes(operation.id))
			.every(
				(operation) =>
					operation.scopes.length === 0 || operation.scopes.some((scope) => scopes.includes(scope)),
			),
	);
const resourcesOf = (some: typeof operations) =>
	resources.filter(({ id }) => some.some(({ resource }) => resource === id)).map(({ id }) => id);

const sistersOf = (id: string) =>
	(nodes.find((node) => node.id === id)?.near ?? [])
		.map((near) => nodes.find((node) => node.id === near))
		.map((sister) => `${sister?.holds}: ${sister?.name}`);

describe('the resource selector', () => {
	it('offers all of the node to an account with every scope, then names the sister nodes', async () => {
		const { values, notes } = await choices('getResources', ...node('full'));
		expect(values.toSorted()).toEqual(nodes.find(({ id }) => id === 'orders')?.resources);
		expect(notes.map(({ name }) => name)).toEqual([
			...sistersOf('orders'),
			'All resources are shown',
		]);
		expect(notes.at(-1)?.description).toContain('BigCommerce reports');
	});

	it('says what is hidden, because it is for another kind of account', async () => {
		const chosen = { resource: 'store', operation: 'store.get' };
		const { notes } = await choices('getResources', ...node('full', {}, chosen));
		expect(notes.at(-1)?.name).toBe('1 more resource needs another kind of API account');
		expect(notes.at(-1)?.description).toMatch(
			/^They work with an app-level API account\. .+BigCommerce reports/,
		);
	});

	it.each([
		['full', undefined],
		['orders', ['store_v2_orders_read_only']],
		['catalogue', ['store_v2_products']],
		[
			'app',
			[
				'store_v2_products',
				'store_v2_customers',
				'store_v2_information_read_only',
				'store_app_extensions_manage',
			],
		],
	])(
		'offers the account "%s" in all nodes what its scopes allow, and what needs none',
		async (account, scopes) => {
			const kind = account === 'app' ? 'app' : 'store';
			const allowed = resourcesOf(scopes ? mayUse(scopes, kind) : ofKind(kind));
			for (const { id, main, resources: own } of nodes) {
				// They take no credential of a store.
				if (id === 'api' || id === 'account') continue;
				const chosen = { resource: main, operation: '' };
				const { offered } = await choices('getResources', ...node(account, {}, chosen));
				const usable = offered.filter(({ name }) => !name.includes('(needs '));
				expect([id, usable.map(({ value }) => value).sort()]).toEqual([
					id,
					allowed.filter((resource) => own.includes(resource)).sort(),
				]);
			}
		},
	);

	it('tells how many more there are and which scopes would add them', async () => {
		const { notes, values } = await choices('getResources', ...node('orders'));
		const own = nodes.find(({ id }) => id === 'orders')?.resources ?? [];
		expect(notes.at(-1)?.name).toBe(
			`${own.length - values.length} more resources need other scopes`,
		);
		expect(notes.at(-1)?.description).toMatch(
			/^[A-Z][\w &-]+: [\w -]+ would add \d+.+ BigCommerce reports/,
		);
	});

	it('keeps the chosen resource when it is not granted, and says what it needs', async () => {
		const [use, parameters] = node('orders', {}, { resource: 'product' });
		const { offered, notes } = await choices('getResources', use, parameters);
		expect(offered.map(({ name }) => name)).toEqual(['Product (needs Products: read-only)']);
		expect(notes.at(-1)?.name).toMatch(/^\d+ more resources need other scopes$/);
	});

	it('offers an account-level account the resources of accounts', async () => {
		const chosen = { resource: 'accountUser', operation: 'accountUser.getMany' };
		const { values } = await choices('getResources', ...node('account', {}, chosen));
		expect(values.toSorted()).toEqual(nodes.find(({ id }) => id === 'account')?.resources);
	});
});

describe('the operation selector', () => {
	it('offers only what the scopes allow', async () => {
		const { values, note } = await choices('getOperations', ...node('orders'));
		expect(new Set(values)).toEqual(
			new Set(
				mayUse(['store_v2_orders_read_only'])
					.filter(({ resource }) => resource === 'order')
					.map(({ id }) => id),
			),
		);
		expect(note?.description).toContain('Orders: modify would add');
	});

	it('says what each is for, if its name does not, and which scope it needs', async () => {
		const { offered } = await choices('getOperations', ...node('orders'));
		const about = (id: string) => offered.find(({ value }) => value === id)?.description;
		expect(about('order.getMany')).toBe('Needs Orders: read-only (store_v2_orders_read_only)');
		expect(about('order.getCount')).toBe(
			'How many there are, without reading them. Needs Orders: read-only (store_v2_orders_read_only)',
		);
	});

	it('keeps the chosen operation when it is not granted, and says what it needs', async () => {
		const [use, parameters] = node('orders', {}, { operation: 'order.create' });
		const { offered } = await choices('getOperations', use, parameters);
		expect(offered.find(({ value }) => value === 'order.create')?.name).toBe(
			'Create (needs Orders: modify)',
		);
	});
});

describe('the filter never fails closed', () => {
	/** The node with a resource that only app-level accounts may use. */
	const chosen = { resource: 'store', operation: 'store.get' };
	const everything = resources
		.map(({ id }) => id)
		.filter((id) => nodes.find((node) => node.id === 'store')?.resources.includes(id));
	const everythingOfAStore = everything.filter((id) => resourcesOf(ofKind('store')).includes(id));

	it.each([
		['no credential is chosen', { chosen: {} }],
		['the credential is gone', { chosen: { bigCommerceStoreApi: 'deleted' } }],
	])('when %s', async (_what, changes) => {
		const [use, parameters] = node('full', {}, chosen);
		const { values, note } = await choices('getResources', { ...use, ...changes }, parameters);
		expect(values).toEqual(everything);
		expect(note?.description).toMatch(/^Not filtered: .+/);
	});

	it.each([
		['the token is revoked', { accessToken: 'revoked' }, 'does not recognize the access token'],
		['nothing answers', { sandboxUrl: 'http://127.0.0.1:9' }, 'could not be reached'],
		['the store is mistyped', { store: 'my shop' }, 'The store is not recognized'],
		[
			'the sandbox is not on this machine',
			{ sandboxUrl: 'http://example.com' },
			'must be on this machine',
		],
		['the credential says so', { scopeSource: 'all' }, 'its scopes are not known'],
		[
			'no scopes are ticked',
			{ scopeSource: 'manual', grantedScopes: [] },
			'No scopes are selected',
		],
	] as Array<[string, CredentialData[string], string]>)(
		'when %s',
		async (_what, changes, reason) => {
			const { values, note } = await choices('getResources', ...node('full', changes, chosen));
			// Whose account it is, a credential that cannot be read does not say.
			expect(values).toEqual(
				'store' in changes || changes.sandboxUrl === 'http://example.com'
					? everything
					: everythingOfAStore,
			);
			expect(note?.description).toContain(reason);
		},
	);

	it('when the scopes cannot be detected, the ticked ones count', async () => {
		const { values, note } = await choices(
			'getResources',
			...node('full', { accessToken: 'revoked', grantedScopes: ['store_v2_orders_read_only'] }),
		);
		expect(values).toContain('orderShipment');
		expect(values).not.toContain('payment');
		expect(note?.description).toContain('selected in the credential');
	});
});

describe('detection', () => {
	it('asks BigCommerce once, not for every dropdown', async () => {
		const [use, parameters] = node('catalogue', { store: 'HEARTH24KQ' });
		sandbox.log.clear();
		for (let times = 0; times < 5; times++) await choices('getOperations', use, parameters);
		expect(
			sandbox.log.all().filter(({ path }) => path.endsWith('/graphql')).length,
		).toBeLessThanOrEqual(1);
	});
});
