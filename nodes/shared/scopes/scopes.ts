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
	/** BigCommerce names it in words only: its value in tokens is not published, so `parameter` is a guess. */
	isUnconfirmed?: true;
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

/**
 * The scopes that BigCommerce reports, with the table's own names for those whose value is not published. A reported scope
 * that the table does not have can be one of them: if its name says so, it is that one, and otherwise none is ruled out.
 */
export function withUnconfirmed(reported: ReadonlySet<string>): ReadonlySet<string> {
	const unconfirmed = SCOPES.filter(({ isUnconfirmed }) => isUnconfirmed);
	const unknown = [...reported].filter(
		(scope) => !KNOWN_AREAS.has(areaOf(scope)) && !GRANTED_TO_ALL.has(scope),
	);
	const named = unknown.filter((scope) => /b2b/i.test(scope));
	const meant = unconfirmed.filter(({ parameter }) =>
		named.length > 0
			? named.some((scope) => isReadOnly(scope) === isReadOnly(parameter))
			: unknown.length > 0,
	);
	return new Set([...reported, ...meant.map(({ parameter }) => parameter)]);
}

/** What a scope is about, without its permission. */
function areaOf(parameter: string): string {
	return parameter.replace(/_(read_only|manage)$/, '');
}

const KNOWN_AREAS = new Set(SCOPES.map(({ parameter }) => areaOf(parameter)));

/** Scopes that every token has. Source: the guide to OAuth scopes. */
const GRANTED_TO_ALL = new Set(['store_v2_default', 'users_basic_information']);

function isReadOnly(parameter: string): boolean {
	return /read_?only$|_read$/i.test(parameter);
}

/** Whether the value of a scope in tokens is a guess. */
export function isUnconfirmed(parameter: string): boolean {
	return byParameter.get(parameter)?.isUnconfirmed === true;
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
