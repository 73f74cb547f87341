import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog, Operation } from '../catalog/types';

/** Names an operation without its slug, which may still change: `GET v3 /hooks`. */
export function keyOf(operation: Operation): string {
	return `${operation.method} ${operation.server} ${operation.path}`;
}

/** Every operation of the catalogue. Read as text: an import would make TypeScript infer a megabyte of types. */
export function loadOperations(): Operation[] {
	const text = readFileSync(join(__dirname, '../catalog/operations.json'), 'utf8');
	return (JSON.parse(text) as Catalog).operations;
}
