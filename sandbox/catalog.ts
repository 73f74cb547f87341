import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog, Operation, QueryParameter } from '../catalog/types';

/** Names an operation without its slug, which may still change: `GET v3 /hooks`. */
export function keyOf(operation: Operation): string {
	return `${operation.method} ${operation.server} ${operation.path}`;
}

/** Query parameters of an operation, with those that its paging brings where the specification forgets them. */
export function queryOf({ query, paging }: Operation): QueryParameter[] {
	const paged = paging && paging.kind !== 'cursor' ? ['page', 'limit'] : [];
	const missing = paged.filter((name) => !query.some((parameter) => parameter.name === name));
	return [
		...query,
		...missing.map((name): QueryParameter => ({ name, schema: { type: 'integer' } })),
	];
}

/** Every operation of the catalogue that has an address. Read as text: an import would make TypeScript infer a megabyte of types. */
export function loadOperations(): Operation[] {
	const text = readFileSync(join(__dirname, '../catalog/operations.json'), 'utf8');
	// Custom ones are whatever the user makes of them: they have no address of their own.
	return (JSON.parse(text) as Catalog).operations.filter(({ custom }) => !custom);
}
