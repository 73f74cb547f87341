import { join } from 'node:path';

import { readSince } from '../../catalog/generator/since';
import type { Catalog, Outputs } from '../../catalog/types';
import answers from '../../catalog/answers.json';
import graphQl from '../../catalog/graphql.json';
import operations from '../../catalog/operations.json';
import since from '../../catalog/since.json';

const FILE = join(__dirname, '..', '..', 'catalog', 'since.yaml');
const outputs = answers as unknown as Outputs;
const all = (): Catalog => ({
	resources: [],
	operations: structuredClone([
		...operations.operations,
		...graphQl.operations,
	]) as unknown as Catalog['operations'],
});

test('since.json is what since.yaml says', () => {
	expect(readSince(FILE, all(), outputs)).toEqual(since);
});

test.each([
	['a filter', 'has no query parameter date_modified:min', 'date_modified:min'],
	['a way to sort', 'has no query parameter sort', 'sort'],
])('%s that an operation lacks is named', (_what, message, parameter) => {
	const catalog = all();
	for (const operation of catalog.operations)
		if (operation.id === 'product.getMany')
			operation.query = operation.query.filter(({ name }) => name !== parameter);
	expect(() => readSince(FILE, catalog, outputs)).toThrow(`product.getMany ${message}`);
});

test('a list that is missing, a field that records lack and a value that does not sort are named', () => {
	const catalog = all();
	const product = catalog.operations.find(({ id }) => id === 'product.getMany');
	const sort = product?.query.find(({ name }) => name === 'sort');
	if (!product || !sort) throw new Error('The catalog has no list of products.');
	sort.schema.enum = ['name'];
	catalog.operations.push({ ...product, id: 'novelty.getMany' });
	const without = structuredClone(outputs);
	without.records[without.operations['order.getMany']] = { fields: { id: 'integer' } };
	expect(() => readSince(FILE, catalog, without)).toThrow(
		/novelty\.getMany is missing[^]*order\.getMany: its records have no field date_created[^]*product\.getMany cannot be sorted by sort=id/,
	);
});
