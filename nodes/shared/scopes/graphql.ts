import { allScopes } from './scopes';

/** Which scopes a field of a GraphQL API asks for, any of them. Source: BigCommerce's guides to the Account and Admin APIs. */
interface FieldScopes {
	api: string;
	/** Names of fields from the root, without the steps of a list. */
	path: string;
	anyOf: string[];
}

const FIELDS = require('../../../catalog/graphqlScopes.json') as FieldScopes[];

/** Steps through a list, which say nothing about what it is a list of. */
const STEPS = new Set(['edges', 'node', 'nodes']);

const isScope = new Set(allScopes().map(({ parameter }) => parameter));

/**
 * The scopes, any of which opens a field.
 * @param path as in the `path` of one of GraphQL's `errors`
 * @param text what BigCommerce says about it: a scope that is named there is the one
 * @returns empty where nobody knows
 */
export function scopesOfField(api: string, path: Array<string | number>, text = ''): string[] {
	const named = (text.match(/\b(?:account|store|users|payments)_[a-z0-9_]+\b/g) ?? []).filter(
		(each) => isScope.has(each),
	);
	if (named.length > 0) return [...new Set(named)];
	const place = path.filter((each) => typeof each === 'string' && !STEPS.has(each)).join('.');
	const above = FIELDS.filter(
		(each) => each.api === api && (place === each.path || place.startsWith(`${each.path}.`)),
	);
	return above.sort((a, b) => b.path.length - a.path.length)[0]?.anyOf ?? [];
}
