import nodes from '../../catalog/nodes.json';
import type { Sandbox } from '../../sandbox/server';
import { operations } from '../support/catalog';
import type { CredentialData } from '../support/credentials';
import { picked } from '../support/graphqlSteps';
import { loadOptions, runNode } from '../support/node';
import { as, sandboxForTests } from '../support/sandbox';

/**
 * What each scope of an account-level API account opens, written down from BigCommerce's guides to users and to unified
 * billing (their tables of scopes, and the queries and mutations below them), not from the catalogue.
 */
const OPENED: Record<string, string[]> = {
	account_read: ['account.get'],
	account_apps_read: ['accountApp.getMany'],
	account_stores_read: ['accountStore.getMany'],
	account_users_read: ['accountUser.getMany'],
	account_users_write: ['accountUser.add', 'storeUser.add'],
	account_users_delete: ['accountUser.remove', 'storeUser.remove'],
	account_checkouts_read: ['accountCheckout.get'],
	account_checkouts_create: ['accountCheckout.create', 'accountCheckout.createForSubscription'],
	account_subscriptions_read: ['accountSubscription.getMany'],
	account_subscriptions_cancel: ['accountSubscription.cancel'],
};
/** The users and the apps of stores stand inside of stores, so both scopes are needed. */
const OPENED_BY_BOTH = [
	{
		scopes: ['account_stores_read', 'account_users_read'],
		operations: ['storeUser.getMany', 'storeUser.getManyOfAllStores'],
	},
	{
		scopes: ['account_stores_read', 'account_apps_read'],
		operations: ['accountApp.getManyOfAllStores'],
	},
];
const ALL = Object.keys(OPENED);
const opened = (scopes: string[]) =>
	[
		...scopes.flatMap((scope) => OPENED[scope]),
		...OPENED_BY_BOTH.flatMap((both) =>
			both.scopes.every((scope) => scopes.includes(scope)) ? both.operations : [],
		),
	].sort();

const PICKED = Object.fromEntries(
	['storeId', 'userId', 'userEmail', 'checkoutId', 'subscriptionId'].map((name) => [
		name,
		picked('1'),
	]),
);

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(async () => {
	await sandbox.close();
});

/** Every operation that the selectors offer, going through them as a person does. */
async function offered(account: string, changes: CredentialData[string] = {}): Promise<string[]> {
	const { authentication, use } = as(sandbox, account, changes);
	const choices = async (method: string, parameters: object) =>
		(await loadOptions(method, { ...use, parameters: { authentication, ...parameters } }))
			.filter(({ disabled, name }) => !disabled && !name.includes('(needs '))
			.map(({ value }) => String(value));
	const found: string[] = [];
	for (const { id, main } of nodes) {
		// n8n offers this credential in no other node.
		if (id === 'api' || (id === 'account') !== (authentication === 'account')) continue;
		for (const resource of await choices('getResources', { resource: main, operation: '' }))
			found.push(...(await choices('getOperations', { resource, operation: '' })));
	}
	return found.sort();
}

const withScopes = (grantedScopes: string[]) => ({ scopeSource: 'manual', grantedScopes });

describe('an account-level credential', () => {
	it('with every scope offers all operations of accounts and nothing else', async () => {
		expect(await offered('account', withScopes(ALL))).toEqual(opened(ALL));
	});

	it.each(ALL)('with %s alone offers exactly what that opens', async (scope) => {
		expect(await offered('account', withScopes([scope]))).toEqual(opened([scope]));
	});

	it.each(ALL)('with everything but %s hides exactly what that opens', async (scope) => {
		const others = ALL.filter((text) => text !== scope);
		expect(await offered('account', withScopes(others))).toEqual(opened(others));
	});

	it.each(opened(ALL))('without the scope of %s sends nothing, and names the scope', async (id) => {
		const scopes =
			OPENED_BY_BOTH.find((both) => both.operations.includes(id))?.scopes ??
			ALL.filter((text) => OPENED[text].includes(id));
		for (const scope of scopes) {
			const { authentication, use } = as(
				sandbox,
				'account',
				withScopes(ALL.filter((other) => other !== scope)),
			);
			sandbox.log.clear();
			const { error } = await runNode({
				...use,
				parameters: {
					authentication,
					resource: id.split('.')[0],
					operation: id,
					...PICKED,
					options: {},
				},
			});
			expect(sandbox.log.all()).toEqual([]);
			expect(error?.message).toMatch(
				new RegExp(` needs Account.+ \\(${scope}\\)\\. This account has `),
			);
		}
	});
});

describe('a credential for a store', () => {
	it.each(['full', 'app', 'orders'])(
		'(%s) never offers an operation of accounts',
		async (account) => {
			const found = await offered(account);
			expect(found.length).toBeGreaterThan(10);
			expect(found.filter((id) => opened(ALL).includes(id))).toEqual([]);
		},
	);

	it.each(opened(ALL))('refuses %s before anything is sent', async (id) => {
		const { authentication, use } = as(sandbox, 'full');
		sandbox.log.clear();
		const { error } = await runNode({
			...use,
			parameters: {
				authentication,
				resource: id.split('.')[0],
				operation: id,
				...PICKED,
				options: {},
			},
		});
		// n8n itself refuses a credential that the node does not list.
		expect(error?.message).toContain('does not have any credentials of type');
		expect(sandbox.log.all().filter(({ path }) => path.startsWith('/accounts'))).toEqual([]);
	});

	it('of the store offers no app extensions: they are for app-level API accounts', async () => {
		const found = await offered('full');
		expect(found.filter((id) => id.startsWith('appExtension.'))).toEqual([]);
		expect(await offered('app', withScopes(['store_app_extensions_manage']))).toEqual(
			expect.arrayContaining([
				'appExtension.create',
				'appExtension.delete',
				'appExtension.getMany',
				'appExtension.update',
			]),
		);
	});

	it.each([
		['store_metafield_change_owner', ['metafield.reassignOwner']],
		['store_translations_read_only', ['translation.getMany']],
		['store_translations', ['translation.delete', 'translation.getMany', 'translation.update']],
		['store_v2_products_read_only', ['productOverride.get']],
	])(
		'with %s offers %j of the Admin API, beside locales, which need none',
		async (scope, wanted) => {
			const found = await offered('full', withScopes([scope]));
			const ofAdmin = operations
				.filter(({ graphql }) => graphql?.api === 'admin')
				.map(({ id }) => id);
			const locales = [
				'locale.add',
				'locale.delete',
				'locale.getMany',
				'locale.getManySupported',
				'locale.update',
			];
			expect(found.filter((id) => ofAdmin.includes(id)).sort()).toEqual(
				[...wanted, ...locales].sort(),
			);
		},
	);
});
