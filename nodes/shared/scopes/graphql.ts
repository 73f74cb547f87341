import { allScopes } from './scopes';

/** The scopes for a field of a GraphQL API, any of which is enough. Source: BigCommerce's guides to the Account and Admin APIs. */
interface FieldScopes {
	api: string;
	/** Path from the root, without list steps. */
	path: string;
	anyOf: string[];
}

const FIELDS = require('../../../catalog/graphqlScopes.json') as FieldScopes[];

/** Path steps through a list, which do not identify the list. */
const STEPS = new Set(['edges', 'node', 'nodes']);

const isScope = new Set(allScopes().map(({ parameter }) => parameter));

/**
 * The scopes for a field, any of which is enough.
 * @param path the `path` of a GraphQL error
 * @param text BigCommerce's message: a scope named there is used
 * @returns empty if unknown
 */
export function scopesOfField(api: string, path: Array<string | number>, text = ''): string[] {
	const named = (text.match(/\b(?:account|store|users|payments)_[a-z0-9_]+\b/g) ?? []).filter(
		(text) => isScope.has(text),
	);
	if (named.length > 0) return [...new Set(named)];
	const place = path.filter((value) => typeof value === 'string' && !STEPS.has(value)).join('.');
	const above = FIELDS.filter(
		(entry) => entry.api === api && (place === entry.path || place.startsWith(`${entry.path}.`)),
	);
	return above.sort((a, b) => b.path.length - a.path.length)[0]?.anyOf ?? [];
}
