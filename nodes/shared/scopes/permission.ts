import type { AccountKind, Operation } from '../../../catalog/types';
import { ACCOUNT_KIND_NAMES } from '../accounts/credentials';
import { operationOf } from '../catalog/catalog';
import { titleOf } from '../catalog/names';
import { ADVICE_ON_403 } from '../http/errorMessages';
import {
	isUnconfirmed,
	scopeLabel,
	scopeLabelWithParameter,
	scopeName,
	wideningFor,
} from './scopes';
import { msg, type Message } from '../text/message';
import { isObject } from '../utils/isObject';

/** The known permissions of an account. */
export interface Grant {
	kind: AccountKind;
	/** undefined if unknown, so nothing is filtered. */
	scopes?: ReadonlySet<string>;
	/** Scopes that an OAuth2 credential requests but BigCommerce has not granted. */
	pending?: string[];
	/** BigCommerce reported the scopes. Otherwise a user selected them. */
	isReported?: true;
}

/** Why an account may not use an operation. */
export type PermissionProblem =
	| { missing: 'kind'; accounts: AccountKind[] }
	| {
			missing: 'scope';
			anyOf: string[];
			/** The value that needs it. */
			value?: string;
	  };

/**
 * Why the account may not use the operation; undefined if it may, or if that is unknown.
 * @param body the body of the request, whose values may need more scopes
 */
export function findPermissionProblem(
	operation: Operation,
	grant: Grant,
	body?: unknown,
): PermissionProblem | undefined {
	const problem = findOwnProblem(operation, grant, body);
	if (problem) return problem;
	const parts = (operation.uses ?? []).map(operationOf).filter((part) => part !== undefined);
	return parts.map((part) => findOwnProblem(part, grant)).find((found) => found !== undefined);
}

function findOwnProblem(
	{ accounts, scopes, alsoScopes = [], valueScopes = [] }: Operation,
	grant: Grant,
	body?: unknown,
): PermissionProblem | undefined {
	if (!accounts.includes(grant.kind)) return { missing: 'kind', accounts };
	const { scopes: granted } = grant;
	if (!granted || scopes.length === 0) return undefined;
	if (!scopes.some((scope) => granted.has(scope))) return { missing: 'scope', anyOf: scopes };
	const missing = alsoScopes.find((scope) => !granted.has(scope));
	if (missing) return { missing: 'scope', anyOf: [missing] };
	for (const { field, values, scopes: needed } of valueScopes) {
		const value = [body]
			.flat()
			.map((record) => (isObject(record) ? String(record[field]) : ''))
			.find((text) => values.includes(text));
		const scope = needed.find((parameter) => !granted.has(parameter));
		if (value !== undefined && scope) return { missing: 'scope', anyOf: [scope], value };
	}
	return undefined;
}

/** The scopes that an operation needs, as one phrase: any of several, and all additional ones, also of its parts. */
export function scopesNeeded(operation: Operation): string {
	const parts = (operation.uses ?? []).map(operationOf).filter((part) => part !== undefined);
	const groups = [operation, ...parts]
		.flatMap(({ scopes, alsoScopes = [] }) => [scopes, ...alsoScopes.map((scope) => [scope])])
		.filter((anyOf, index, all) => {
			const isImplied = (other: string[], at: number) =>
				at !== index &&
				other.length > 0 &&
				other.every((scope) => anyOf.includes(scope)) &&
				(other.length < anyOf.length || at < index);
			return !all.some(isImplied);
		});
	return groups.map((anyOf) => describeNeeded({ missing: 'scope', anyOf })).join(' and ');
}

/** What some values need besides, as the end of a sentence: `; for checkout or all_pages, also …`. */
export function valueScopesNeeded({ valueScopes = [] }: Operation): string {
	return valueScopes
		.map(
			({ values, scopes }) =>
				`; for ${either(values)}, ${scopes.map((scope) => scopeLabelWithParameter(scope)).join(' and ')}`,
		)
		.join('');
}

/** BigCommerce's guide to API accounts names webhooks, metafields and scripts. */
export const CREATOR_ONLY =
	'BigCommerce gives access to such a record only to the API account that created it.';

/**
 * The smallest sufficient scope, which is the read-only one for reading.
 * @param label the label of a scope, with or without its parameter
 */
export function describeNeeded(
	obstacle: PermissionProblem,
	label = scopeLabelWithParameter,
): string {
	if (obstacle.missing === 'kind')
		return `${either(obstacle.accounts.map((account) => ACCOUNT_KIND_NAMES[account]))} API account`;
	return either(smallest(obstacle.anyOf).map(label));
}

/** `a store-level or app-level API account`. Kinds may be repeated. */
export function kindsNeeded(accounts: AccountKind[]): string {
	const kinds = [...new Set(accounts)];
	return `${article(kinds[0])} ${describeNeeded({ missing: 'kind', accounts: kinds })}`;
}

/** The message: what the operation needs and what the account has instead. */
export function describePermissionProblem(
	operation: Operation,
	obstacle: PermissionProblem,
	grant: Grant,
): Message {
	if (obstacle.missing === 'kind') {
		return msg`${titleOf(operation)} works with ${kindsNeeded(obstacle.accounts)}. This credential is ${article(grant.kind)} ${ACCOUNT_KIND_NAMES[grant.kind]} API account.`;
	}
	if (obstacle.value !== undefined)
		return msg`${titleOf(operation)} with "${obstacle.value}" needs ${describeNeeded(obstacle)} besides. ${describeGranted(obstacle.anyOf, grant)}`;
	return msg`${titleOf(operation)} needs ${describeNeeded(obstacle)}. ${describeGranted(obstacle.anyOf, grant)}`;
}

/** The advice for a permission problem, depending on the kind of account. */
export function adviceFor(obstacle: PermissionProblem, { kind, pending = [] }: Grant): string {
	if (obstacle.missing === 'kind')
		return 'Choose another kind of account in the node, and a credential for it.';
	if (obstacle.anyOf.some((scope) => pending.includes(scope))) {
		return 'The credential asks for this scope, but it was connected before the scope was added, or the app is not registered with the scope. Open the credential and connect it again: a token keeps the scopes it was created with. Nothing was sent.';
	}
	if (kind === 'app')
		return 'Add the scope to the app in the Developer Portal and have the store approve the app again. The app then gets a new token. Nothing was sent.';
	return 'Create an API account with this scope in the control panel and use its token in the credential. Nothing was sent.';
}

/** Possible reasons for a 403. BigCommerce does not give one. */
export function adviceOnForbidden(operation: Operation, grant: Grant | undefined): string {
	if (operation.scopes.length === 0)
		return operation.isOfCreator ? `${CREATOR_ONLY} ${ADVICE_ON_403}` : ADVICE_ON_403;
	const wider = wideningFor(operation);
	if (wider && grant?.scopes && !grant.scopes.has(wider.parameter)) {
		return `For ${wider.to}, ${titleOf(operation)} needs ${scopeLabelWithParameter(wider.parameter)} in addition to ${describeNeeded({ missing: 'scope', anyOf: operation.scopes })}.`;
	}
	const creator = operation.isOfCreator ? `${CREATOR_ONLY} ` : '';
	const needs = `${creator}${titleOf(operation)} needs ${scopesNeeded(operation)}${valueScopesNeeded(operation)}.`;
	const others =
		"the store's plan may not include this feature, the record may belong to another API account (as with webhooks and metafields), or the request may exceed a platform limit.";
	if (grant?.isReported && !operation.scopes.some(isUnconfirmed))
		return `${needs} BigCommerce reports that the account has it, so another reason is more likely: ${others}`;
	const scopes = grant?.scopes
		? 'The scope is selected in the credential, but that list is not checked. Compare it with the control panel.'
		: 'The node does not know whether the account has it.';
	return `${needs} ${scopes} If it does, another reason is more likely: the store in the credential may be wrong, ${others}`;
}

/** One sentence about the account's related scopes, or that it has none. */
export function describeGranted(anyOf: string[], { scopes }: Grant): string {
	const names = new Set(anyOf.map(scopeName));
	const related = [...(scopes ?? [])].filter((scope) => names.has(scopeName(scope)));
	if (related.length > 0) return `This account has ${related.map(scopeLabel).join(' and ')}.`;
	return `This account has no ${either([...names])} scope.`;
}

/** The smallest of several sufficient scopes: read-only before modify. */
function smallest(anyOf: string[]): string[] {
	const readOnly = anyOf.filter((scope) => scope.endsWith('_read_only'));
	return readOnly.length > 0 ? readOnly : anyOf;
}

function either(options: string[]): string {
	return options.length < 2
		? options.join('')
		: `${options.slice(0, -1).join(', ')} or ${options.at(-1)}`;
}

function article(kind: AccountKind): string {
	return kind === 'store' ? 'a' : 'an';
}
