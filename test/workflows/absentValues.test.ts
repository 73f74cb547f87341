import { ITEM, NOTHING, sandboxWithoutValues } from '../support/absentValues';
import { runQuery } from '../support/graphql';
import { fields, id } from '../support/run';

const { run, sandbox, sent } = sandboxWithoutValues();

describe('a variable of a GraphQL query whose expression comes to nothing', () => {
	const QUERY =
		'query Find($ids: [ID!], $first: Int, $after: String) { store { products(first: $first, after: $after, filters: { ids: $ids }) { edges { node { id } } } } }';
	const graphql = async (parameters: object) =>
		await runQuery(
			sandbox(),
			'full',
			{ api: 'admin', query: QUERY, limit: 2, ...parameters },
			{ items: ITEM },
		);
	const form = (value: object | null, mappingMode = 'defineBelow') => ({
		variablesMode: 'form',
		variableFields: fields(value, mappingMode),
	});

	it.each([
		form({ ids: '={{ $json.missing }}' }),
		form({ ids: '={{ $json.nothing }}' }),
		form({ ids: '={{ $json.blank }}' }),
		form({ ids: '={{ $json.spaces }}' }),
		{ variables: '={{ { ids: $json.missing } }}' },
		{ variables: '={{ { ids: $json.nothing } }}' },
		{ variables: '={ "ids": "{{ $json.missing }}" }' },
	])('is refused by its name: %j', async (parameters) => {
		expect((await graphql(parameters)).error?.message).toBe('The variable "ids" has no value');
	});

	it.each(['={{ $json.missing }}', '={{ null }}', '={{ $json.blank }}'])(
		'is refused where it is all of them: %s',
		async (variables) => {
			expect((await graphql({ variables })).error?.message).toBe('"JSON Variables" has no value');
		},
	);

	it.each([
		form({ ids: '', first: 2 }),
		form({ ids: null }),
		form(null),
		{ variables: '{ "first": 2 }' },
		{ variables: '={{ { first: 2, after: $json.missing } }}' },
		form({ first: 2, after: '={{ $json.nothing }}' }),
	])('is not missing where it was left blank, or is a cursor: %j', async (parameters) => {
		expect((await graphql(parameters)).error?.message ?? '').not.toMatch(/has no value/);
	});
});

describe('what shapes an answer is asked for or refused, too', () => {
	it.each(['={{ $json.missing }}', '={{ $json.nothing }}', '={{ $json.blank }}', '={{ [null] }}'])(
		'includes: %s',
		async (include) => {
			const { error } = await run('product.getMany', { limit: 1, include });
			expect(error?.message).toBe('The filter "Include" has no value');
			expect(sent()).toEqual([]);
		},
	);

	it.each([
		['={{ "images,variants" }}', 'images,variants'],
		['={{ ["images"] }}', 'images'],
		[['videos'], 'videos'],
	])('includes: %j', async (include, query) => {
		expect((await run('product.getMany', { limit: 1, include })).error).toBeUndefined();
		expect(sent()[0]).toContain(`include=${query}`);
	});

	it.each(['={{ $json.missing }}', [], '={{ [null] }}', '={{ $json.blank }}', ['']])(
		'chosen fields: %j',
		async (selectedFields) => {
			const { error } = await run('product.getMany', {
				limit: 1,
				output: 'selected',
				selectedFields,
			});
			expect(error?.message).toBe('"Fields to Return" is empty');
		},
	);

	it.each(['Selected', '={{ $json.missing }}', 5])('an output of %j', async (output) => {
		const { error } = await run('product.getMany', { limit: 1, output });
		expect(error?.message).toBe('"Output" is none of the choices');
	});
});

describe('a record or an operation that is not named', () => {
	const url = (value: unknown) => ({ __rl: true, mode: 'url', value });

	// What is missing in the form itself, n8n refuses before it runs the node.
	it.each([
		...NOTHING.map(id),
		id('={{ undefined + "" }}'),
		id('={{ {} }}'),
		id('={{ [77] }}'),
		id('={{ true }}'),
		id('={{ "0x4D" }}'),
		'={{ $json.missing }}',
		'={{ null }}',
		'={{ {} }}',
		'={{ [] }}',
		'={{ ({ mode: "url", value: 5, __rl: true }) }}',
		url('={{ $json.missing }}'),
		url('={{ null }}'),
		url('={{ "https://example.com" }}'),
		url('={{ [] }}'),
	])('%j', async (productId) => {
		const { error } = await run('product.delete', { productId });
		expect(error?.message).toMatch(
			/^"Product" (is empty|must be a whole number|is not the address of such a record|has no value)/,
		);
		expect(sent()).toEqual([]);
	});

	it.each([
		'={{ $json.missing }}',
		'={{ undefined + "" }}',
		'={{ null + "" }}',
		'={{ {} }}',
		'={{ [1] }}',
		'={{ "\u200b" }}',
	])('by a text: %s', async (value) => {
		const { error } = await run('cart.delete', { cartId: id(value) });
		expect(error?.message).toMatch(/^"Cart.*" (is empty|has no value|must be text)/);
		expect(sent()).toEqual([]);
	});

	it.each([
		5,
		{},
		['product.get'],
		'product.nothing',
		'__proto__',
		'constructor',
		'={{ $json.missing }}',
		'={{ null }}',
		'={{ {} }}',
		true,
	])('the operation %j', async (operation) => {
		const { error } = await run('product.get', { operation, productId: id(77) });
		expect(error?.message).toMatch(/^This version of the node has no operation "/);
	});
});
