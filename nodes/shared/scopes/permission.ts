import type { AccountKind, Operation } from '../../../catalog/types';
import { ACCOUNT_KIND_NAMES } from '../accounts/credentials';
import { titleOf } from '../catalog/names';
import { ADVICE_ON_403 } from '../http/errorMessages';
import { scopeLabel, scopeLabelWithParameter, scopeName, wideningFor } from './scopes';
import { msg, type Message } from '../text/message';

/** What is known of an account's rights. */
export interface Grant {
	kind: AccountKind;
	/** undefined: not known, so nothing is filtered. */
	scopes?: ReadonlySet<string>;
	/** Scopes that an OAuth2 credential asks for and BigCommerce has not granted. */
	pending?: string[];
	/** BigCommerce itself named the scopes; otherwise they are what somebody ticked. */
	isReported?: true;
}

/** What stands between an account and an operation. */
export type PermissionProblem =
	{ missing: 'kind'; accounts: AccountKind[] } | { missing: 'scope'; anyOf: string[] };

/** May this account use this operation? undefined: yes, or nobody knows better than BigCommerce. */
export function findPermissionProblem(
	{ accounts, scopes, alsoScopes = [] }: Operation,
	grant: Grant,
): PermissionProblem | undefined {
	if (!accounts.includes(grant.kind)) return { missing: 'kind', accounts };
	const { scopes: granted } = grant;
	if (!granted || scopes.length === 0) return undefined;
	if (!scopes.some((each) => granted.has(each))) return { missing: 'scope', anyOf: scopes };
	const missing = alsoScopes.find((each) => !granted.has(each));
	return missing ? { missing: 'scope', anyOf: [missing] } : undefined;
}

/** The scopes that an operation needs, as one phrase: any of several, and each of those that it needs besides. */
export function scopesNeeded({ scopes, alsoScopes = [] }: Operation): string {
	return [scopes, ...alsoScopes.map((each) => [each])]
		.map((anyOf) => describeNeeded({ missing: 'scope', anyOf }))
		.join(' and ');
}

/**
 * The scope to ask for: the smallest that suffices, which for reading is the read-only one.
 * @param label how to call a scope, with or without its parameter
 */
export function describeNeeded(
	obstacle: PermissionProblem,
	label = scopeLabelWithParameter,
): string {
	if (obstacle.missing === 'kind')
		return `${either(obstacle.accounts.map((each) => ACCOUNT_KIND_NAMES[each]))} API account`;
	return either(smallest(obstacle.anyOf).map(label));
}

/** `a store-level or app-level API account`; kinds may stand several times. */
export function kindsNeeded(accounts: AccountKind[]): string {
	const kinds = [...new Set(accounts)];
	return `${article(kinds[0])} ${describeNeeded({ missing: 'kind', accounts: kinds })}`;
}

/** One sentence for a person: what the operation needs and what the account has instead. */
export function describePermissionProblem(
	operation: Operation,
	obstacle: PermissionProblem,
	grant: Grant,
): Message {
	if (obstacle.missing === 'kind') {
		return msg`${titleOf(operation)} works with ${kindsNeeded(obstacle.accounts)}. This credential is ${article(grant.kind)} ${ACCOUNT_KIND_NAMES[grant.kind]} API account.`;
	}
	return msg`${titleOf(operation)} needs ${describeNeeded(obstacle)}. ${describeGranted(obstacle.anyOf, grant)}`;
}

/** What to do about an obstacle, for the kind of account that there is. */
export function adviceFor(obstacle: PermissionProblem, { kind, pending = [] }: Grant): string {
	if (obstacle.missing === 'kind')
		return 'Choose another kind of account in the node, and a credential for it.';
	if (obstacle.anyOf.some((each) => pending.includes(each))) {
		return 'The credential asks for this scope, but it was connected before the scope was added, or the app is not registered with the scope. Open the credential and connect it again: a token keeps the scopes it was created with. Nothing was sent.';
	}
	if (kind === 'app')
		return 'Add the scope to the app in the Developer Portal and have the store approve the app again. The app then gets a new token. Nothing was sent.';
	return 'Create an API account with this scope in the control panel and use its token in the credential. Nothing was sent.';
}

/** Why BigCommerce may have refused an operation with 403, as far as is known: it does not say itself. */
export function adviceOnForbidden(operation: Operation, grant: Grant | undefined): string {
	if (operation.scopes.length === 0) return ADVICE_ON_403;
	const wider = wideningFor(operation);
	if (wider && grant?.scopes && !grant.scopes.has(wider.parameter)) {
		return `For ${wider.to}, ${titleOf(operation)} needs ${scopeLabelWithParameter(wider.parameter)} in addition to ${describeNeeded({ missing: 'scope', anyOf: operation.scopes })}.`;
	}
	const needs = `${titleOf(operation)} needs ${scopesNeeded(operation)}.`;
	const others =
		"the store's plan may not include this feature, the record may belong to another API account (as with webhooks and metafields), or the request may exceed a platform limit.";
	if (grant?.isReported)
		return `${needs} BigCommerce reports that the account has it, so another reason is more likely: ${others}`;
	const known = grant?.scopes
		? 'The scope is selected in the credential, but that list is not checked. Compare it with the control panel.'
		: 'The node does not know whether the account has it.';
	return `${needs} ${known} If it does, another reason is more likely: the store in the credential may be wrong, ${others}`;
}

/** What the account has of the scopes that are asked for, or that it has none of their kind. One sentence. */
export function describeGranted(anyOf: string[], { scopes }: Grant): string {
	const names = new Set(anyOf.map(scopeName));
	const related = [...(scopes ?? [])].filter((each) => names.has(scopeName(each)));
	if (related.length > 0) return `This account has ${related.map(scopeLabel).join(' and ')}.`;
	return `This account has no ${either([...names])} scope.`;
}

/** Of several scopes that suffice, those a careful person would tick: read-only before modify. */
function smallest(anyOf: string[]): string[] {
	const readOnly = anyOf.filter((each) => each.endsWith('_read_only'));
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
