import type { INodeParameters } from 'n8n-workflow';

import { common, refused, serveRefusals } from '../support/refusals';
import { id, jsons } from '../support/run';
import { TOKEN, type Received, type Scripted } from '../support/scripted';

serveRefusals();

describe('403 says what may be the reason, as far as is known', () => {
	const forbidden =
		(scopes: string[]) =>
		({ path }: Received): Scripted => {
			if (path.endsWith('/graphql'))
				return {
					body: {
						data: {
							client: {
								clientId: 'x',
								scopes: {
									pageInfo: { hasNextPage: false, endCursor: null },
									edges: scopes.map((node) => ({ node })),
								},
							},
						},
					},
				};
			return { status: 403, body: { title: 'Forbidden' } };
		};

	it.each<[string, string, object, string[], RegExp, RegExp]>([
		[
			'nothing is known',
			'get',
			{ scopeSource: 'all' },
			[],
			/Get Product needs Products: read-only.*The node does not know whether the account has it.*store in the credential may be wrong/,
			/BigCommerce reports/,
		],
		[
			'the scope is ticked',
			'get',
			{ scopeSource: 'manual', grantedScopes: ['store_v2_products_read_only'] },
			[],
			/The scope is selected in the credential, but that list is not checked.*store in the credential may be wrong/,
			/BigCommerce reports|The account has it/,
		],
		[
			'BigCommerce reports the scope',
			'get',
			{ scopeSource: 'detect', accessToken: `${TOKEN}1` },
			['store_v2_products'],
			/BigCommerce reports that the account has it, so another reason is more likely: the store's plan.*another API account.*platform limit/,
			/store in the credential|The account has it/,
		],
		[
			'a metafield of another account',
			'metafield',
			{ scopeSource: 'detect', accessToken: `${TOKEN}2` },
			['store_v2_products'],
			/For metafields that other API accounts made, .*Metafields Access: full/,
			/plan/,
		],
		[
			'the operation needs no scope',
			'webhook',
			{ scopeSource: 'all' },
			[],
			/lacks a scope, the store's plan does not include this feature, the store or the address is wrong/,
			/needs/,
		],
	])('%s', async (_what, parameters, credential, scopes, expected, unexpected) => {
		const { error } = await refused(parameters, forbidden(scopes), { credential });
		expect(error?.message).toBe('BigCommerce does not allow this request: Forbidden');
		expect(error?.description).toMatch(expected);
		expect(error?.description).not.toMatch(unexpected);
	});
});

describe('that nothing was changed is said only where it is so', () => {
	it('not of a batch of which a part was saved', async () => {
		const { error } = await refused(
			'update',
			{
				status: 207,
				body: {
					data: [{ id: 1 }],
					errors: [{ id: 2, message: 'is gone' }],
					meta: { total: 2, success: 1, failed: 1 },
				},
			},
			{ items: jsons([{ id: 1 }, { id: 2 }]) },
		);
		expect(error?.message).toContain('is gone');
		expect(error?.description).not.toContain('Nothing was changed');
		expect(error?.context.itemIndex).toBe(1);
	});

	it('not of a later step of several', async () => {
		const { error } = await refused(
			'get',
			({ path }) => {
				if (path.includes('/payments/methods'))
					return {
						body: {
							data: [
								{
									id: 'x.card',
									name: 'Card',
									test_mode: false,
									type: 'card',
									supported_instruments: [],
								},
							],
						},
					};
				if (path.includes('/payments/access_tokens'))
					return { body: { data: { id: 'pat-8f3k2m9x7q4v1b6n5c0z' } } };
				return { status: 422, body: { title: 'The card is declined' } };
			},
			{
				parameters: {
					...common,
					resource: 'payment',
					operation: 'payment.take',
					orderId: id('7'),
					bodyMode: 'json',
					jsonBody:
						'{ "order_id": 7, "payment_method_id": "x.card", "instrument": { "type": "card", "number": "4111111111111111", "expiry_month": 1, "expiry_year": 2030, "verification_value": "737", "cardholder_name": "A" } }',
				} as INodeParameters,
			},
		);
		expect(error?.message).toContain('The card is declined');
		expect(error?.description ?? '').not.toContain('Nothing was changed');
	});

	it.each([
		[500, /It is not known whether BigCommerce carried out the request/],
		[502, /It is not known/],
		[507, /^(?!.*not known)/],
	])('and of a creation that ends with %d, what is known', async (status, expected) => {
		expect((await refused('create', { status, body: {} })).error?.description).toMatch(expected);
	});
});
