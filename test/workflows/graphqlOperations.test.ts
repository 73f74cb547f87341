import type { INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox/server';
import { graphQlOperations, operations } from '../support/catalog';
import { SCENARIOS } from '../support/graphqlScenarios';
import { fields, picked, type Does } from '../support/graphqlSteps';
import { runNode, type NodeResult } from '../support/node';
import { as, sandboxForTests } from '../support/sandbox';

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

const used = new Set<string>();

async function run(
	operation: string,
	{ account, parameters = {}, items }: Parameters<Does>[1],
	more: { continueOnFail?: boolean } = {},
): Promise<NodeResult> {
	const { authentication, use } = as(sandbox, account);
	const { resource } = operations.find(({ id }) => id === operation) ?? { resource: operation };
	used.add(operation);
	return await runNode({
		...use,
		...more,
		items: items?.map((json) => ({ json: json as never })),
		parameters: {
			authentication,
			resource,
			operation,
			output: 'raw',
			options: {},
			...parameters,
		} as INodeParameters,
	});
}

const does: Does = async (operation, step) => {
	const { items, error } = await run(operation, step);
	if (error) throw new Error(`${operation}: ${error.message} ${error.description ?? ''}`);
	return items.map(({ json }) => json);
};

const asked = () =>
	sandbox.log
		.all()
		.filter(
			({ path, body }) =>
				path.endsWith('/graphql') &&
				!JSON.stringify(body).includes('client{') &&
				!JSON.stringify(body).includes('client {'),
		);

describe('somebody', () => {
	it.each(Object.entries(SCENARIOS))('%s', async (_name, scenario) => await scenario(does));

	it('has used every operation by then', () => {
		expect(graphQlOperations.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
	});
});

describe('requests', () => {
	it('read the users of all stores ten stores at a time, and a longer list alone', async () => {
		await does('storeUser.getManyOfAllStores', {
			account: 'account',
			parameters: { returnAll: true },
		});
		expect(asked()).toHaveLength(2);
		expect(asked()[1].body).toMatchObject({
			variables: { first: 1, innerFirst: 50, innerAfter: expect.any(String) },
		});
	});

	it('ask for no more users than are wanted', async () => {
		await does('accountUser.getMany', {
			account: 'account',
			parameters: { returnAll: false, limit: 3 },
		});
		expect(asked().map(({ body }) => (body as { variables: unknown }).variables)).toEqual([
			{ first: 3 },
		]);
	});

	it('carry fifty translations at a time, and go on without one that is refused', async () => {
		const items = Array.from({ length: 60 }, (_, index) => ({
			id: index === 7 ? 999_999 : 77 + index,
		}));
		const { items: out } = await run(
			'translation.update',
			{
				account: 'full',
				items,
				parameters: {
					channelId: picked(1),
					localeCode: picked('fr'),
					...fields({
						resourceType: 'PRODUCTS',
						resourceId: '={{ $json.id }}',
						fields: '{ "name": "X" }',
					}),
				},
			},
			{ continueOnFail: true },
		);
		expect(asked()).toHaveLength(2);
		expect(
			out.map(({ json, pairedItem }) => [
				(pairedItem as { item: number }).item,
				json.success ?? json.error,
			]),
		).toEqual(
			items.map((_, index) => [
				index,
				index === 7 ? expect.stringContaining('bc/store/product/999999 not found') : true,
			]),
		);
	});

	it('hand over the other metafields when one is not there', async () => {
		const made = await does('productMetafield.create', {
			account: 'full',
			items: [{ key: 'a' }, { key: 'b' }],
			parameters: {
				productId: picked(77),
				...fields({
					namespace: 'n',
					key: '={{ $json.key }}',
					value: 'v',
					permission_set: 'app_only',
				}),
			},
		});
		const ids = [made[0].id, 999_999, made[1].id];
		const { items: out } = await run(
			'metafield.reassignOwner',
			{
				account: 'full',
				items: ids.map((id) => ({ id })),
				parameters: fields({
					newClientId: 'sandbox-client-products',
					metafieldId: '={{ $json.id }}',
				}),
			},
			{ continueOnFail: true },
		);
		expect(out.map(({ json }) => json.metafieldId ?? json.error)).toEqual([
			`bc/store/metafield/${String(ids[0])}`,
			expect.stringContaining('999999 not found'),
			`bc/store/metafield/${String(ids[2])}`,
		]);
	});
});

describe('what goes wrong', () => {
	it("is said in BigCommerce's words, with the item", async () => {
		const { error } = await run('locale.add', {
			account: 'full',
			parameters: { channelId: picked(1), newLocaleCode: picked('tlh'), ...fields({}) },
		});
		expect(error?.message).toContain('Locale tlh is not supported.');
		expect(error?.context.itemIndex).toBe(0);
	});

	it('names the store that the account does not have', async () => {
		const { error } = await run('storeUser.getMany', {
			account: 'account',
			parameters: { storeId: picked('nowhere'), returnAll: true },
		});
		expect([error?.message, error?.description]).toEqual([
			'There is no store "nowhere" here',
			'Choose the store from the list.',
		]);
	});

	it('is a checkout that is not there', async () => {
		const { error } = await run('accountCheckout.get', {
			account: 'account',
			parameters: { checkoutId: picked('6f1b2c3d-4e5f-6a7b-8c9d-0e1f2a3b4c5d') },
		});
		expect(error?.message).toMatch(/found nothing|not found/);
	});

	it('is found before anything is sent: nothing chosen, nothing filled in', async () => {
		const { error } = await run('storeUser.add', {
			account: 'account',
			parameters: { storeId: picked('={{ $json.none }}'), userId: picked('1') },
		});
		expect(error?.message).toBe('"Store" is empty');
		const unfilled = await run('accountCheckout.create', {
			account: 'account',
			parameters: fields({ price: 5 }),
		});
		expect(unfilled.error?.message).toMatch(/is required$/);
		expect(asked()).toEqual([]);
	});

	it('is a scope that BigCommerce wants and the credential does not know of', async () => {
		const { authentication, use } = as(sandbox, 'account', {
			scopeSource: 'all',
			accessToken: 'revoked',
		});
		const { error } = await runNode({
			...use,
			parameters: {
				authentication,
				resource: 'accountUser',
				operation: 'accountUser.getMany',
				returnAll: true,
				options: {},
			},
		});
		expect(error?.message).toBe('BigCommerce does not recognize the access token');
	});
});
