import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog, Operation, QueryParameter } from '../catalog/types';

/** Identifies an operation without its slug, which may still change: `GET v3 /hooks`. */
export function keyOf(operation: Operation): string {
	return `${operation.method} ${operation.server} ${operation.path}`;
}

/** Query parameters of an operation, including those of its paging that the specification lacks. */
export function queryOf({ query, paging }: Operation): QueryParameter[] {
	const paged = paging && paging.kind !== 'cursor' ? ['page', 'limit'] : [];
	const missing = paged.filter((name) => !query.some((parameter) => parameter.name === name));
	return [
		...query,
		...missing.map((name): QueryParameter => ({ name, schema: { type: 'integer' } })),
	];
}

/** All operations of the catalog with a path. Read as text, because an import would make TypeScript infer a megabyte of types. */
export function loadOperations(): Operation[] {
	const text = readFileSync(join(__dirname, '../catalog/operations.json'), 'utf8');
	// Custom requests have no fixed path.
	return (JSON.parse(text) as Catalog).operations.filter(({ custom }) => !custom);
}
