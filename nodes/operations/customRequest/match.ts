import type { Operation } from '../../../catalog/types';
import { requestOperations } from '../../shared/catalog/catalog';

type Target = Pick<Operation, 'method' | 'server' | 'path'>;

/**
 * The operation of the catalog that a custom request matches, so that its known properties apply:
 * its scope, its limits, that it would delete everything.
 * @param target with its path parameters filled in
 */
export function operationAt({ method, server, path }: Target): Operation | undefined {
	const parts = path.split('/');
	const fitting = requestOperations().filter(
		(operation) =>
			operation.method === method &&
			operation.server === server &&
			fits(operation.path.split('/'), parts),
	);
	// `/hooks/admin` is not the webhook of the ID "admin".
	return fitting.sort((a, b) => a.pathParameters.length - b.pathParameters.length)[0];
}

/** Ignores case, because it is not known which spellings BigCommerce accepts. */
function fits(template: string[], parts: string[]): boolean {
	return (
		template.length === parts.length &&
		template.every(
			(text, index) => text.startsWith('{') || text.toLowerCase() === parts[index].toLowerCase(),
		)
	);
}
