import type { Grant } from '../scopes/permission';
import { describeNeeded, describeGranted } from '../scopes/permission';
import { scopesOfField } from '../scopes/graphql';
import type { ErrorMessage } from '../http/errorMessages';
import type { GraphQlApi } from '../http/graphql';
import {
	codeOf,
	isComplexityError,
	isScopeError,
	isAboutServer,
	MOST_FAULTS,
	placeOf,
	type GraphQlError,
} from './graphQlErrors';
import { msg } from '../text/message';

/** Facts about a request that affect the message. */
export interface GraphQlRequestContext {
	api: GraphQlApi;
	/** A mutation may have been carried out in part. */
	kind: 'query' | 'mutation';
	/** The response also contains data. */
	isPartial: boolean;
	/** What may have been carried out of a refused mutation: parts, or unknown. */
	mayBeDone?: 'parts' | 'unknown';
	/** The account's permissions, if known. */
	grant?: Grant;
}

const MOST_SHOWN = 20;
/** Maximum length of text searched for scope names. */
const LONGEST_TEXT = 5_000;

/** The message for GraphQL `errors`: what happened and where, why, and what to do next. */
export function describeGraphQlErrors(
	faults: GraphQlError[],
	asked: GraphQlRequestContext,
): ErrorMessage {
	const [first = { message: msg`BigCommerce gives no reason` }] = faults;
	const others = faults.slice(1, MOST_SHOWN).map(line);
	const hidden = faults.length - MOST_SHOWN;
	const more =
		hidden > 0
			? `and ${faults.length < MOST_FAULTS ? '' : 'at least '}${hidden.toLocaleString('en')} more`
			: '';
	const advice = [...new Set(faults.map((fault) => adviceFor(fault, asked)))].filter(Boolean);
	const verb = asked.kind === 'query' ? 'answer' : 'carry out';
	return {
		message:
			asked.mayBeDone === 'unknown'
				? msg`It is not known whether BigCommerce carried out the mutation: ${line(first)}`
				: msg`BigCommerce did not ${verb} the ${asked.kind}: ${line(first)}`,
		description: [...others, more, whatTheyAreCalled(faults), ...advice, whatBecame(asked)]
			.filter(Boolean)
			.join('\n'),
	};
}

/** BigCommerce's error codes, for looking them up. */
function whatTheyAreCalled(faults: GraphQlError[]): string {
	const codes = [...new Set(faults.map(codeOf))].filter(Boolean).slice(0, MOST_SHOWN);
	return codes.length > 0 ? `Code: ${codes.join(', ')}.` : '';
}

/** BigCommerce's message and its location. */
function line(fault: GraphQlError): string {
	const [at] = fault.locations ?? [];
	const where = placeOf(fault) || (at ? `line ${at.line}, column ${at.column}` : '');
	return `${fault.message.replace(/\.$/, '')}${where ? ` (${where})` : ''}`;
}

function adviceFor(fault: GraphQlError, asked: GraphQlRequestContext): string {
	if (isComplexityError(fault)) {
		return 'BigCommerce limits the complexity of a query to 10,000. Request fewer fields, fewer nested lists, or fewer records at a time.';
	}
	if (isScopeError(fault)) return scopeAdvice(fault, asked);
	if (isAboutServer(fault))
		return asked.kind === 'query' ? "This is on BigCommerce's side. Try again in a minute." : '';
	if (fault.path && asked.kind === 'query')
		return 'Check this part of the query and its values, and run the node again.';
	return fault.path
		? ''
		: "Correct the query. BigCommerce's reference for this API lists the fields, arguments and types.";
}

/** BigCommerce does not always name the missing scope, but its guides do. */
function scopeAdvice(fault: GraphQlError, { api, kind, grant }: GraphQlRequestContext): string {
	const named = requiredIn(fault);
	const wanted = named.length > 0 ? ` BigCommerce asks for: ${named.join(', ')}.` : '';
	if (api === 'storefront')
		return `The storefront token has no access to this field. Some fields need a logged-in customer, others need B2B Edition.${wanted} ${storefrontAdvice(named)}`;
	const anyOf = scopesOfField(
		api,
		fault.path ?? [],
		`${fault.message} ${JSON.stringify(fault.extensions ?? {}).slice(0, LONGEST_TEXT)}`,
	);
	if (anyOf.length === 0)
		return `The API account lacks a scope for this field.${wanted} Create an API account with the scope that BigCommerce${wanted ? '' : "'s guide"} names, and use its token in the credential.`;
	const what = placeOf(fault) || `This ${kind}`;
	const has = grant?.scopes ? describeGranted(anyOf, grant) : '';
	return `${what} needs ${describeNeeded({ missing: 'scope', anyOf })}. ${has} Create an API account with this scope and use its token in the credential.`.replace(
		/ {2,}/g,
		' ',
	);
}

function storefrontAdvice(scopes: string[]): string {
	if (scopes.includes('B2B'))
		return 'Add B2B under "Token Scopes" in the options, or remove the field.';
	return 'Set a customer access token in the options, or remove the field.';
}

/** The scopes that BigCommerce lists in `extensions`. */
function requiredIn({ extensions = {} }: GraphQlError): string[] {
	const { requiredScopes, required_scopes: others } = extensions;
	const names: unknown[] = [requiredScopes, others]
		.flat()
		.filter((value) => typeof value === 'string');
	return names.slice(0, MOST_SHOWN).map(String);
}

function whatBecame({ kind, isPartial, mayBeDone }: GraphQlRequestContext): string {
	if (kind === 'query')
		return isPartial
			? 'BigCommerce returned the other parts of the query. To output them, turn on "Accept Partial Data" in the options.'
			: '';
	if (mayBeDone === undefined) return 'Nothing was changed.';
	return mayBeDone === 'parts'
		? 'Other parts of the mutation may have been carried out: look in the store before you repeat it.'
		: 'Look in the store before you repeat it.';
}
