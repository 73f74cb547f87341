import type { Operation } from '../../../catalog/types';
import { allOperations } from '../../shared/catalog/catalog';

type Target = Pick<Operation, 'method' | 'server' | 'path'>;

/**
 * The operation of the catalog that a custom request matches, so that its known properties apply:
 * its scope, its limits, that it would delete everything.
 * @param target with its path parameters filled in
 */
export function operationAt({ method, server, path }: Target): Operation | undefined {
	const parts = path.split('/');
	const fitting = allOperations().filter(
		(each) =>
			!each.custom &&
			!each.graphql &&
			each.method === method &&
			each.server === server &&
			fits(each.path.split('/'), parts),
	);
	// `/hooks/admin` is not the webhook of the ID "admin".
	return fitting.sort((a, b) => a.pathParameters.length - b.pathParameters.length)[0];
}

/** Ignores case, because it is not known which spellings BigCommerce accepts. */
function fits(template: string[], parts: string[]): boolean {
	return (
		template.length === parts.length &&
		template.every(
			(each, index) => each.startsWith('{') || each.toLowerCase() === parts[index].toLowerCase(),
		)
	);
}
