import { runNode, type NodeResult } from '../support/node';
import { BLANK, handlerOf, ODD, PATIENCE, send, TIMEOUT, type Odd } from '../support/oddAnswers';
import { shopAt, wrongAmong, type OddServer } from '../support/oddServer';

describe('GraphQL', () => {
	async function ask(at: OddServer, query: string): Promise<NodeResult> {
		return await runNode({
			...shopAt(at, { timeout: TIMEOUT }),
			type: 'graphQl',
			parameters: {
				authentication: 'store',
				api: 'admin',
				query,
				variables: '{}',
				options: PATIENCE,
			} as never,
		});
	}
	const NOT_GRAPHQL = 'BigCommerce answered with something that is not GraphQL';
	const odds: Odd[] = [
		...ODD,
		...BLANK,
		['an object without data', send(200, 'application/json', '{}')],
		['data that is null, without a reason', send(200, 'application/json', '{"data":null}')],
		['no reasons', send(200, 'application/json', '{"errors":[]}')],
		['a list', send(200, 'application/json', '[{"data":{}}]')],
	];

	it('a query is tried again after each', async () => {
		const wrong = await wrongAmong(odds, handlerOf, async (at) => {
			const { error } = await ask(at, '{ store { name } }');
			expect(error?.message).toBe(NOT_GRAPHQL);
			expect(at.arrived.length).toBeGreaterThan(1);
		});
		expect(wrong).toEqual([]);
	});

	it('a mutation is not, after any', async () => {
		const wrong = await wrongAmong(odds, handlerOf, async (at) => {
			const { error } = await ask(at, 'mutation { a }');
			expect(error?.message).toBe(NOT_GRAPHQL);
			expect(error?.description).toContain('It is not known whether');
			expect(at.arrived).toHaveLength(1);
		});
		expect(wrong).toEqual([]);
	});
});
