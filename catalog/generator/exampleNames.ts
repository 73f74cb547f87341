import type { Operation, Schema } from '../types';
import type { GivenExamples } from './exampleValues';

const DEEPEST = 6;

/** The names in catalog/forms/examples.yaml that stand for nothing in the catalog, as lines. */
export function staleNames(
	{ values, of, with: also }: GivenExamples,
	operations: readonly Operation[],
): string[] {
	const withJson = operations.filter(({ body, custom }) => body?.content === 'json' && !custom);
	const names = new Map(withJson.map((operation) => [operation.id, namesIn(operation)]));
	const usersOf = (scope: string) =>
		withJson.filter(({ id, resource }) => id === scope || resource === scope);
	const stale = (scope: string, given: string[], users: readonly Operation[]) =>
		given
			.filter((name) => !users.some(({ id }) => names.get(id)?.has(name)))
			.map((name) => `${scope} has no field ${name}`);
	const scopes = [
		...Object.entries(of).map(([scope, fields]) => [scope, Object.keys(fields)] as const),
		...Object.entries(also),
	];
	return [
		...stale('every operation', Object.keys(values), withJson),
		...scopes.flatMap(([scope, given]) => {
			const users = usersOf(scope);
			return users.length === 0 ? [`there is no ${scope}`] : stale(scope, given, users);
		}),
	];
}

/** What can name a field of a body: its path, or the end of it; `value` for a list, and `entry` for what is in it. */
function namesIn({ body }: Operation): Set<string> {
	const found = new Set(['value', 'entry']);
	const visit = (schema: Schema, path: string[]): void => {
		path.forEach((_, index) => found.add(path.slice(index).join('.')));
		if (path.length > DEEPEST) return;
		if (schema.items) visit(schema.items, path);
		for (const [name, field] of Object.entries(schema.properties ?? {}))
			visit(field, [...path, name]);
	};
	if (body) visit(body.schema, []);
	return found;
}
