import { isOfCollection } from '../../../nodes/operations/customRequest/deletion';
import { operationAt } from '../../../nodes/operations/customRequest/match';

const path = '/catalog/products';
const products = operationAt({ method: 'DELETE', server: 'v3', path });

it.each([
	['id:in', '1,2', false],
	['id:in', '', true],
	['id:in', ' , ', true],
	['id:in', '[]', true],
	['keyword', '\u200b', true],
	['limit', '5', true],
	['unheard_of', '5', true],
])('a deletion of products by %s=%j', (name, value, expected) => {
	expect(products).toBeDefined();
	expect(isOfCollection(products, { path, query: [[name, value]], body: undefined })).toBe(
		expected,
	);
});
