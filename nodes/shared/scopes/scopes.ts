import type { AccountKind, Method, Operation } from '../../../catalog/types';

/** An OAuth scope as the control panel and BigCommerce's guide to API accounts show it. */
export interface Scope {
	/** The value in tokens: `store_v2_products_read_only`. */
	parameter: string;
	/** The name in the control panel: `Products`. */
	name: string;
	/** The permission chosen there: `read-only`. */
	permission: string;
	/** Its heading in the guide, or `API reference only`. */
	group: string;
	/** The kinds of account that can have it. */
	accounts: AccountKind[];
	/** Operations whose path contains `path` reach more records with this additional scope. */
	widens?: { path: string; methods: Method[]; to: string };
}

const SCOPES = require('../../../catalog/scopes.json') as Scope[];
const byParameter = new Map(SCOPES.map((scope) => [scope.parameter, scope]));

/** Every scope that an account of this kind can have, grouped as in BigCommerce's guide. */
export function scopesFor(kind: AccountKind): Scope[] {
	return SCOPES.filter((scope) => scope.accounts.includes(kind));
}

/** Every scope of the table. */
export function allScopes(): readonly Scope[] {
	return SCOPES;
}

/** `Products: modify`. An unknown scope is shown as its parameter. */
export function scopeLabel(parameter: string): string {
	const scope = byParameter.get(parameter);
	return scope ? `${scope.name}: ${scope.permission}` : parameter;
}

/** `Products: modify (store_v2_products)` */
export function scopeLabelWithParameter(parameter: string): string {
	return byParameter.has(parameter) ? `${scopeLabel(parameter)} (${parameter})` : parameter;
}

/** The name in the control panel without the permission: `Products`. */
export function scopeName(parameter: string): string {
	return byParameter.get(parameter)?.name ?? parameter;
}

/** The scope with which an operation reaches more records, and which records those are. */
export function wideningFor({
	path,
	method,
}: Operation): { parameter: string; to: string } | undefined {
	const definition = SCOPES.find(
		({ widens }) => widens && path.includes(widens.path) && widens.methods.includes(method),
	);
	return definition?.widens && { parameter: definition.parameter, to: definition.widens.to };
}
