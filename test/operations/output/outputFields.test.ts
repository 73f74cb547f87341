import { operationOf } from '../../../nodes/shared/catalog/catalog';
import { includeFields, wantedNames } from '../../../nodes/operations/output/outputFields';
import type { Operation } from '../../../catalog/types';

const operation = (id: string) => operationOf(id) as Operation;

describe('the wanted names', () => {
	it.each([
		['nothing was chosen: all', 'raw', ['id'], undefined],
		['a list', 'selected', ['id', 'name'], ['id', 'name']],
		['text with commas', 'selected', ' id, name ,, id', ['id', 'name']],
		[
			'simplified',
			'simplified',
			[],
			[
				'id',
				'name',
				'sku',
				'type',
				'price',
				'sale_price',
				'inventory_level',
				'is_visible',
				'categories',
				'brand_id',
			],
		],
	])('%s', (_what, mode, selected, expected) => {
		expect(wantedNames(operation('product.get'), mode, selected)).toEqual(expected);
	});

	it.each([[[]], [''], [undefined], [' , ']])('may not be none: %j', (selected) => {
		expect(() => wantedNames(operation('product.get'), 'selected', selected)).toThrow(
			'"Fields to Return" is empty',
		);
	});
});

describe('include_fields', () => {
	it.each([
		['fields that the endpoint knows', 'product.getMany', ['name', 'price'], ['name', 'price']],
		['without the ID, which always comes', 'product.getMany', ['id', 'name'], ['name']],
		[
			'a nested field by its parent',
			'product.getMany',
			['custom_url.url', 'custom_url.is_customized'],
			['custom_url'],
		],
		['not for the ID alone', 'product.getMany', ['id'], undefined],
		['not when one name is not known', 'product.getMany', ['name', 'images'], undefined],
		['not when a name was mistyped', 'productVariant.getMany', ['skuu'], undefined],
		[
			'an endpoint that lists no names takes those of its records',
			'productVariant.getMany',
			['sku', 'price'],
			['sku', 'price'],
		],
		[
			'not names of another resource that a specification lists',
			'productImage.getMany',
			['price'],
			undefined,
		],
		['not where the endpoint does not have it', 'order.getMany', ['status'], undefined],
	])('%s', (_what, id, names, expected) => {
		expect(includeFields(operation(id), names)).toEqual(expected);
	});
});
