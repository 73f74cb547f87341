import type { Operation } from '../../../catalog/types';
import { allOperations } from '../../shared/catalog/catalog';

type Target = Pick<Operation, 'method' | 'server' | 'path'>;

/**
 * The operation of the catalogue that a request of the user's own amounts to, so that what is known about it holds here, too:
 * its scope, its limits, that it would delete everything.
 * @param target with a path that is filled in
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

/** In any spelling of capitals: it is not known which of them BigCommerce takes, and what is known must hold for all. */
function fits(template: string[], parts: string[]): boolean {
	return (
		template.length === parts.length &&
		template.every(
			(each, index) => each.startsWith('{') || each.toLowerCase() === parts[index].toLowerCase(),
		)
	);
}
