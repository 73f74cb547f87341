import { graphQlShop, MUTATION, QUERY, said, type Reply } from '../support/graphqlShop';
import { id } from '../support/run';

let reply: Reply;
const { graph, operate, sent } = graphQlShop((...given) => reply(...given));

function nested(levels: number): string {
	return `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
}

/** Answers of success that are none, as bodies. */
const NO_ANSWERS: Array<[string, unknown]> = [
	['a page', '<html><body>Down for maintenance</body></html>'],
	['nothing', undefined],
	['blanks', '   \n'],
	['an answer that is cut off', '{"data":{"store":{"id":"bc/st'],
	['an empty object', {}],
	['data that is null, without a reason', { data: null }],
	['data without what was asked for', { data: {} }],
	['data of another field', { data: { shop: { id: 1 } } }],
	['a text as data', { data: 'ok' }],
	['a list as data', { data: [] }],
	['true as data', { data: true }],
	[
		'a list of answers',
		[{ data: { store: { id: 1, name: 'x' }, locale: { deleteLocale: { code: 'fr' } } } }],
	],
	['a text', '"ok"'],
	['a number', '42'],
	['null', 'null'],
	['an empty list of errors', { errors: [] }],
	['an answer of the REST API', { status: 200, title: 'OK', data: [] }],
	['a text in the place of the record', { data: { store: 'hearth', locale: 'fr' } }],
	['an empty record', { data: { store: {}, locale: {} } }],
	['a record with other fields', { data: { store: { hash: 'x' }, locale: { removeLocale: {} } } }],
	['an answer of 10,000 levels', `{"data":${nested(10_000)}}`],
];

describe.each(NO_ANSWERS)('%s instead of an answer', (_, body) => {
	it('is no success of a query, which may be tried again', async () => {
		reply = () => ({ body });
		const result = await graph({ query: QUERY });
		expect(result.items).toEqual([]);
		expect(result.error?.name).toBe('NodeApiError');
		expect(said(result)).not.toContain('not known whether');
	});

	it('is no success of a list, which is not empty by that', async () => {
		reply = () => ({ body });
		const result = await graph({
			query: '{ store { products { edges { node { id } } } } }',
			returnAll: true,
		});
		expect([result.items, result.status]).toEqual([[], 'error']);
	});

	it('leaves open whether a mutation was carried out, and does not repeat it', async () => {
		reply = () => ({ body });
		const result = await graph({ query: MUTATION });
		expect(result.items).toEqual([]);
		expect(said(result)).toContain('not known whether');
		expect(sent()).toHaveLength(1);
	});

	it('goes the way of failures, with what is known', async () => {
		reply = () => ({ body });
		const { items, errorItems } = await graph(
			{ query: MUTATION },
			{ onError: 'continueErrorOutput' },
		);
		expect(items).toEqual([]);
		expect(errorItems).toEqual([
			{
				json: { error: expect.any(String), details: expect.stringContaining('not known whether') },
				pairedItem: { item: 0 },
			},
		]);
	});

	it('is no success of an operation of the BigCommerce node, which is not repeated', async () => {
		reply = () => ({ body });
		const result = await operate('locale.delete', { channelId: id(1), localeCode: id('fr') });
		expect([result.items, result.status]).toEqual([[], 'error']);
		expect(said(result)).toContain('not known whether');
		expect(sent()).toHaveLength(1);
	});

	it('is no empty list of an operation of the BigCommerce node', async () => {
		reply = () => ({ body });
		const result = await operate('accountUser.getMany', { returnAll: true });
		expect([result.items, result.status]).toEqual([[], 'error']);
	});
});

it('a query is asked again when its answer was no answer', async () => {
	const answers = [{ body: '<html>' }, { body: { data: { store: { id: 'x', name: 'y' } } } }];
	reply = () => answers.shift() ?? {};
	const { items, error } = await graph({ query: QUERY, options: { giveUpAfter: 20 } });
	expect(error).toBeUndefined();
	expect(items[0].json).toEqual({ store: { id: 'x', name: 'y' } });
	expect(sent()).toHaveLength(2);
});

describe('a status that is none of success', () => {
	it.each([400, 403, 404, 409, 422])('%i is a refusal, also with data', async (status) => {
		reply = () => ({ status, body: { data: { store: { id: 1, name: 'x' } } } });
		const result = await graph({ query: QUERY, options: { acceptPartial: true } });
		expect([result.items, result.error?.httpCode]).toEqual([[], String(status)]);
	});

	it('leaves a mutation unknown where the server broke', async () => {
		reply = () => ({ status: 502, body: '<html>Bad gateway</html>' });
		const result = await graph({ query: MUTATION });
		expect(result.items).toEqual([]);
		expect(sent()).toHaveLength(1);
	});
});
