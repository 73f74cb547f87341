import { graphQlShop, said, type Reply } from '../support/graphqlShop';

let reply: Reply;
const { graph, sent } = graphQlShop((...given) => reply(...given));

describe('a mutation', () => {
	const query =
		'mutation { metafield { createMetafield(input: {}) { metafield { id } errors { message } } } }';

	it.each([
		['null', { metafield: { createMetafield: null } }, 'metafield.createMetafield'],
		['null for its group', { metafield: null }, 'metafield.createMetafield'],
		[
			'nothing but nulls',
			{ metafield: { createMetafield: { metafield: null, errors: null } } },
			'metafield.createMetafield',
		],
	])('that is answered with %s is not known to be done', async (_, data, path) => {
		reply = () => ({ body: { data } });
		const result = await graph({ query });
		expect(result.items).toEqual([]);
		expect(result.error?.message).toBe(
			`BigCommerce's answer does not say that "${path}" was carried out`,
		);
		expect(result.error?.description).toContain('not known whether');
	});

	it.each([
		[
			'in its payload',
			query,
			{
				metafield: { createMetafield: { metafield: null, errors: [{ message: 'Key is taken.' }] } },
			},
			'Nothing was changed.',
		],
		[
			'beside a record',
			query,
			{
				metafield: {
					createMetafield: { metafield: { id: 1 }, errors: [{ message: 'Key is taken.' }] },
				},
			},
			'may have been carried out',
		],
		[
			'under another name',
			query.replace('errors {', 'problems: errors {'),
			{
				metafield: {
					createMetafield: { metafield: null, problems: [{ message: 'Key is taken.' }] },
				},
			},
			'Nothing was changed.',
		],
		[
			'in a list',
			query.replace('metafield { id }', 'results { errors { message } }'),
			{
				metafield: {
					createMetafield: {
						results: [{ errors: [] }, { errors: [{ message: 'Key is taken.' }] }],
						errors: [],
					},
				},
			},
			'',
		],
		[
			'as a text',
			query,
			{ metafield: { createMetafield: { metafield: null, errors: 'Key is taken.' } } },
			'Nothing was changed.',
		],
	])('that is refused %s is refused', async (_, text, data, expected) => {
		reply = () => ({ body: { data } });
		const result = await graph({ query: text });
		expect(result.items).toEqual([]);
		expect(said(result)).toContain('BigCommerce did not carry out the mutation: Key is taken');
		expect(said(result)).toContain(expected);
	});

	it.each([
		[
			'of a field of its record',
			{ message: 'Cannot return null', path: ['metafield', 'createMetafield', 'metafield', 'id'] },
		],
		['of the server', { message: 'Internal server error' }],
		[
			'of a time-out',
			{ message: 'Upstream request timed out', path: ['metafield', 'createMetafield'] },
		],
	])('with an error %s may have been carried out', async (_, error) => {
		reply = () => ({ body: { data: null, errors: [error] } });
		const result = await graph({ query });
		expect(result.error?.message).toContain(
			'It is not known whether BigCommerce carried out the mutation',
		);
		expect(sent()).toHaveLength(1);
	});

	it('that was not understood has changed nothing', async () => {
		reply = () => ({
			body: { errors: [{ message: 'Unknown argument "x"', locations: [{ line: 1, column: 3 }] }] },
		});
		expect(said(await graph({ query }))).toContain('Nothing was changed.');
	});

	it('of two whose second failed may be done in part, also where nothing is left of the data', async () => {
		reply = () => ({
			body: { data: null, errors: [{ message: 'No', path: ['b', 'deleteLocale'] }] },
		});
		const result = await graph({
			query:
				'mutation { a: locale { deleteLocale(input: {}) { code } } b: locale { deleteLocale(input: {}) { code } } }',
		});
		expect(result.error?.message).toContain(
			'It is not known whether BigCommerce carried out the mutation',
		);
	});
});
