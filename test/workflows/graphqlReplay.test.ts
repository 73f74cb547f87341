import { parse, type OperationDefinitionNode } from 'graphql';

import type { Sandbox } from '../../sandbox/server';
import { runQuery } from '../support/graphql';
import { SCENARIOS } from '../support/graphqlScenarios';
import type { Does } from '../support/graphqlSteps';
import { runNode } from '../support/node';
import { operations } from '../support/catalog';
import { as, sandboxForTests } from '../support/sandbox';

/**
 * Every query and mutation that the BigCommerce node has by name, sent once more by the GraphQL node: written by somebody,
 * with the variables as JSON, against a store as it was before.
 */
let sandbox: Sandbox;
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

const does: Does = async (operation, { account, parameters = {}, items }) => {
	const { authentication, use } = as(sandbox, account);
	const { resource } = operations.find(({ id }) => id === operation) ?? { resource: operation };
	const { items: out, error } = await runNode({
		...use,
		items: items?.map((json) => ({ json: json as never })),
		parameters: {
			authentication,
			resource,
			operation,
			output: 'raw',
			options: {},
			...parameters,
		} as never,
	});
	if (error) throw new Error(error.message);
	return out.map(({ json }) => json);
};

const fieldsOf = (query: string) => {
	const [{ operation, selectionSet }] = parse(query).definitions as OperationDefinitionNode[];
	return selectionSet.selections.map(
		(selection) => `${operation} ${'name' in selection ? selection.name.value : ''}`,
	);
};

/** What a scenario prepared for itself. */
async function byRest(
	account: string | null,
	method: string,
	path: string,
	body: unknown,
): Promise<void> {
	const { accessToken = '' } = sandbox.accounts.find(({ id }) => id === account) ?? {};
	const hasBody = method !== 'GET' && method !== 'DELETE';
	await fetch(`${sandbox.url}${path}`, {
		method,
		headers: { 'X-Auth-Token': accessToken, 'Content-Type': 'application/json' },
		...(hasBody ? { body: JSON.stringify(body) } : {}),
	});
}

const seen = new Set<string>();

test.each(Object.entries(SCENARIOS))('somebody %s', async (_name, scenario) => {
	await scenario(does);
	const asked = sandbox.log.all().filter(({ body }) => !/\bclient\s*\{/.test(JSON.stringify(body)));
	sandbox.reset();
	for (const { account, method, path, body } of asked) {
		if (!path.endsWith('/graphql')) {
			await byRest(account, method, path, body);
			continue;
		}
		const { query, variables } = body as { query: string; variables?: object };
		const { items, error } = await runQuery(sandbox, account ?? '', {
			api: 'admin',
			output: 'answer',
			query,
			variables: JSON.stringify(variables ?? {}),
		});
		expect([query, error?.message, error?.description]).toEqual([query, undefined, undefined]);
		expect(items).toHaveLength(1);
		for (const field of fieldsOf(query)) seen.add(field);
	}
});

test('among them is every kind that the guides describe', () => {
	const mutations = [
		'account',
		'user',
		'checkout',
		'subscription',
		'appExtension',
		'metafield',
		'translation',
		'locale',
		'product',
	];
	expect([...seen].sort()).toEqual(
		expect.arrayContaining([
			'query account',
			'query store',
			...mutations.map((mutation) => `mutation ${mutation}`),
		]),
	);
});
