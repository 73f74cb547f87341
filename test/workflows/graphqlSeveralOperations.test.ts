import { graphQlShop } from '../support/graphqlShop';
import { loadFields } from '../support/node';

const { graph, storeCredential } = graphQlShop(() => ({}));

describe('documents with several operations', () => {
	it.each([
		['query A { a } mutation B { b }', undefined, 'The query holds several operations'],
		['query A { a } mutation B { b }', 'C', 'The query has no operation "C"'],
		['subscription { a }', undefined, "BigCommerce's GraphQL APIs have no subscriptions"],
		['query A { a } subscription B { b }', 'B', "BigCommerce's GraphQL APIs have no subscriptions"],
		['{ a }', 5, 'The query has no operation "5"'],
	])('%s, of which %s is chosen', async (query, operationName, expected) => {
		const { error } = await graph({
			query,
			options: operationName === undefined ? {} : { operationName },
		});
		expect(error?.message).toBe(expected);
	});

	it('a form says so too', async () => {
		const { emptyFieldsNotice } = await loadFields('getVariables', {
			type: 'graphQl',
			credentials: { shop: storeCredential() },
			chosen: { bigCommerceStoreApi: 'shop' },
			parameters: { query: '{ ...A } fragment A on Query { ...A }', options: {} },
		});
		expect(emptyFieldsNotice).toContain('use each other in a circle');
	});
});
