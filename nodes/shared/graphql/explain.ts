import type { Grant } from '../scopes/permission';
import { needed, whatItHas } from '../scopes/permission';
import { scopesOfField } from '../scopes/graphql';
import type { Explanation } from '../transport/explain';
import type { GraphQlApi } from '../transport/graphql';
import { isAboutComplexity, isAboutScope, placeOf, type GraphQlFault } from './faults';

/** What was asked for, as far as the explanation needs it. */
export interface Asked {
	api: GraphQlApi;
	/** A mutation may have been carried out in part. */
	kind: 'query' | 'mutation';
	/** Something was answered beside the faults. */
	isPartial: boolean;
	/** What the account may do, where that is known. */
	grant?: Grant;
}

const MOST_FAULTS = 20;

/** Puts GraphQL's `errors` into plain words: what happened and where, why, and what to do next. */
export function explainFaults(faults: GraphQlFault[], asked: Asked): Explanation {
	const [first = { message: 'BigCommerce gives no reason' }] = faults;
	const others = faults.slice(1, MOST_FAULTS).map(line);
	const advice = [...new Set(faults.map((each) => adviceFor(each, asked)))].filter(Boolean);
	const verb = asked.kind === 'query' ? 'answer' : 'carry out';
	return { message: `BigCommerce did not ${verb} the ${asked.kind}: ${line(first)}`, description: [...others, ...advice, whatBecame(asked)].filter(Boolean).join('\n') };
}

function line(fault: GraphQlFault): string {
	const [at] = fault.locations ?? [];
	const where = placeOf(fault) || (at ? `line ${at.line}, column ${at.column}` : '');
	return `${fault.message.replace(/\.$/, '')}${where ? ` (${where})` : ''}`;
}

function adviceFor(fault: GraphQlFault, asked: Asked): string {
	if (isAboutComplexity(fault)) {
		return 'BigCommerce adds up what a query may cost and takes 10,000 at most. Ask for fewer fields or fewer lists inside of lists, or for fewer records at a time.';
	}
	if (isAboutScope(fault)) return scopeAdvice(fault, asked);
	return fault.path ? '' : 'Correct the document: the names of fields, arguments and types are in BigCommerce\'s reference of this API.';
}

/** BigCommerce does not always say which scope it wants; the guides do. */
function scopeAdvice(fault: GraphQlFault, { api, kind, grant }: Asked): string {
	if (api === 'storefront') return 'The storefront token does not reach this field: some belong to a signed-in customer, others to B2B Edition. Give a customer access token in the options, or leave the field out.';
	const anyOf = scopesOfField(api, fault.path ?? [], `${fault.message} ${JSON.stringify(fault.extensions ?? {})}`);
	if (anyOf.length === 0) return 'The API account lacks a scope for this field. Create one with the scope that BigCommerce\'s guide names, and use its token in the credential.';
	const what = placeOf(fault) || `This ${kind}`;
	const has = grant?.scopes ? whatItHas(anyOf, grant) : '';
	return `${what} needs ${needed({ missing: 'scope', anyOf })}. ${has} Create an API account with this scope and use its token in the credential.`.replace(/ {2,}/g, ' ');
}

function whatBecame({ kind, isPartial }: Asked): string {
	if (kind === 'query') return isPartial ? 'BigCommerce answered the other parts of the query. To have them, turn on "Accept Partial Data" in the options.' : '';
	return isPartial ? 'Other parts of the mutation may have been carried out: look in the store before you repeat it.' : 'Nothing was changed.';
}
