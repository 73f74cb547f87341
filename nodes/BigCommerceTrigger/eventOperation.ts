import type { Operation } from '../../catalog/types';
import { requestOperations } from '../shared/catalog/catalog';

const byKey = new Map(
	requestOperations().map((operation) => [
		`${operation.method} ${operation.server} ${operation.path}`,
		operation,
	]),
);

/** The operation with a key from the table of events: `GET v3 /catalog/products/{product_id}`. */
export function operationAt(key: string): Operation {
	const operation = byKey.get(key);
	if (!operation) throw new Error(`The catalogue has no operation ${key}.`);
	return operation;
}
