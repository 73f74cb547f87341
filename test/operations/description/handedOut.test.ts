import { bodyFields } from '../../../nodes/operations/description/fields';
import { recordSchema } from '../../../catalog/recordSchema';
import { operationOf } from '../../../nodes/shared/catalog/catalog';
import { operations } from '../../support/catalog';

const operation = (id: string) => {
	const found = operationOf(id);
	if (!found) throw new Error(`There is no operation ${id}.`);
	return found;
};
const offered = (id: string) => bodyFields(operation(id)).map((field) => field.id);

it.each([
	['product.create', ['view_count', 'total_sold', 'reviews_rating_sum', 'reviews_count']],
	['product.update', ['view_count', 'total_sold', 'date_last_imported']],
	['product.upsert', ['view_count', 'total_sold', 'reviews_rating_sum', 'date_last_imported']],
	['promotion.create', ['id', 'current_uses']],
	['promotion.update', ['id', 'current_uses']],
	['page.create', ['id']],
	['productImage.create', ['product_id', 'date_modified']],
	['productVariant.create', ['product_id']],
	['productVariantOption.update', ['id', 'product_id']],
	['productModifierValue.update', ['id']],
	['customerAddressV2.update', ['customer_id']],
	['channelSite.create', ['channel_id']],
])('%s does not offer %j, but takes it in JSON', (id, names) => {
	expect(offered(id).filter((name) => names.includes(name))).toEqual([]);
	expect(Object.keys(recordSchema(operation(id))?.properties ?? {})).toEqual(
		expect.arrayContaining(names),
	);
});

it.each([
	['customer.update', 'id'],
	['product.updateBatch', 'id'],
	['categoryTree.upsert', 'id'],
	['order.create', 'date_created'],
])('%s offers %s, which says what is meant', (id, name) => {
	expect(offered(id)).toContain(name);
});

it('no form asks for a record that the path already names', () => {
	const twice = operations.flatMap((operation) => {
		const inPath = operation.pathParameters.map(({ name }) => name).filter((name) => name !== 'id');
		return offered(operation.id)
			.filter((name) => inPath.includes(name))
			.map((name) => `${operation.id}: ${name}`);
	});
	expect(twice).toEqual([]);
});

it('what BigCommerce gives a new record is not offered for it', () => {
	const asked = operations
		.filter(({ method, batch }) => method === 'POST' && !batch)
		.filter(({ id }) =>
			bodyFields(operation(id)).some(({ id: name, required }) => name === 'id' && !required),
		);
	expect(asked.map(({ id }) => id)).toEqual([]);
});
