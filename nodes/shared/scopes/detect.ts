import type { IAllExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';

import { ComesWithItems } from '../accounts/invalidCredential';
import { knownScopes, rememberScopes } from '../accounts/knownScopes';
import { graphQlSendOptions, sendGraphQl, type GraphQlRequest } from '../http/graphql';
import { ApiError } from '../http/send';
import { type Connection } from '../http/types';
import { UNREADABLE } from '../http/unreadableResponse';
import type { Grant } from './permission';
import { scopeLabel, withUnconfirmed } from './scopes';
import { msg } from '../text/message';

/** A grant and its source. */
export interface KnownGrant extends Grant {
	/** One sentence, shown in the dropdown. */
	source: string;
}

const SOURCES = {
	detected: 'Filtered by the scopes that BigCommerce reports for this account.',
	listed: 'Filtered by the scopes selected in the credential.',
	granted: 'Filtered by the scopes that BigCommerce granted when the credential was connected.',
	unknown: 'Not filtered: according to the credential, its scopes are not known.',
};

/** The Admin GraphQL API returns a token's own scopes, page by page. Source: schema of the Admin API, type Client. */
const QUESTION =
	'query ($after: String) { client { clientId scopes(first: 50, after: $after) { pageInfo { hasNextPage endCursor } edges { node } } } }';

/** More pages than there are scopes. A longer list is ignored. */
const MOST_PAGES = 10;

const answerShape = z.object({
	data: z.object({
		client: z.object({
			clientId: z.string().catch(''),
			scopes: z.object({
				pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
				edges: z.array(z.object({ node: z.string() })),
			}),
		}),
	}),
});

/**
 * The permissions of an account, from the source set in its credential. Never throws: if detection fails, it uses
 * the list in the credential. If that is empty, nothing is filtered.
 * @param now milliseconds; detection is remembered for five minutes per token, in memory only
 */
export async function grantOf(
	context: IAllExecuteFunctions,
	connection: Connection,
	now = Date.now(),
): Promise<KnownGrant> {
	const { kind, scopeSource, listedScopes, pendingScopes } = connection.account;
	if (scopeSource === 'all') return { kind, source: SOURCES.unknown };
	if (scopeSource === 'granted') return { kind, ...granted(listedScopes, pendingScopes) };
	if (scopeSource === 'manual')
		return {
			kind,
			...(listedScopes.length > 0
				? listed(listedScopes)
				: listed([], 'No scopes are selected in the credential.')),
		};
	if (kind === 'account')
		return {
			kind,
			...listed(
				listedScopes,
				'BigCommerce does not report the scopes of account-level API accounts.',
			),
		};
	const detected = await detect(context, connection, now);
	if (typeof detected === 'string')
		return {
			kind,
			...(pendingScopes
				? granted(listedScopes, pendingScopes, detected)
				: listed(listedScopes, detected)),
		};
	return {
		kind,
		scopes: withUnconfirmed(detected),
		isReported: true,
		source: SOURCES.detected,
	};
}

/** The permissions for tokens that come from items, as listed in the credential. @returns undefined for any other error */
export function grantOfItems(error: Error): KnownGrant | undefined {
	if (!(error instanceof ComesWithItems) || !error.listedScopes) return undefined;
	return { kind: 'app', ...listed(error.listedScopes) };
}

/** @param reason why the list in the credential is used */
function listed(scopes: string[], reason = ''): Omit<KnownGrant, 'kind'> {
	if (scopes.length === 0) return { source: msg`Not filtered: ${reason}` };
	return { scopes: new Set(scopes), source: withReason(SOURCES.listed, reason) };
}

/** The scopes in the response to "Connect". If it has none, they are unknown. */
function granted(scopes: string[], pending: string[] = [], reason = ''): Omit<KnownGrant, 'kind'> {
	if (scopes.length === 0)
		return {
			source: withReason(
				msg`Not filtered: BigCommerce did not say which scopes it granted.`,
				reason,
			),
		};
	const notYet =
		pending.length > 0
			? ` Not granted yet: ${pending.map(scopeLabel).join(', ')}. Open the credential and connect it again: a token keeps the scopes it was created with.`
			: '';
	return {
		scopes: withUnconfirmed(new Set(scopes)),
		pending,
		isReported: true,
		source: withReason(SOURCES.granted, reason) + notYet,
	};
}

/** Adds why the scopes come from somewhere else than the credential asks for. */
function withReason(source: string, reason: string): string {
	return [source, reason].filter(Boolean).join(' ');
}

/** The scopes of the token, or the reason why they are unknown. */
async function detect(
	context: IAllExecuteFunctions,
	connection: Connection,
	now: number,
): Promise<ReadonlySet<string> | string> {
	const known = knownScopes(connection.account, now);
	if (known) return known;
	const scopes = await ask(context, connection);
	if (typeof scopes === 'string') return scopes;
	rememberScopes(connection.account, scopes, now);
	return scopes;
}

async function ask(
	context: IAllExecuteFunctions,
	connection: Connection,
): Promise<ReadonlySet<string> | string> {
	const reported = await readReportedAccount(context, connection).catch((error: Error) => error);
	return reported instanceof Error ? reasonOf(reported) : reported.scopes;
}

/** The API account of a token, as BigCommerce reports it. */
export interface ReportedAccount {
	clientId: string;
	scopes: ReadonlySet<string>;
}

/**
 * Asks BigCommerce whose token this is, and for its scopes.
 * @throws ApiError if it does not say it
 */
export async function readReportedAccount(
	context: IAllExecuteFunctions,
	connection: Connection,
): Promise<ReportedAccount> {
	const scopes = new Set<string>();
	let after: string | undefined;
	for (let page = 0; page < MOST_PAGES; page++) {
		const question: GraphQlRequest = {
			query: QUESTION,
			...(after && { variables: { after } }),
			kind: 'query',
		};
		const { body } = await sendGraphQl(context, connection, { api: 'admin' }, question, {
			...graphQlSendOptions('admin', question),
			giveUpAfter: connection.timeout,
			repeats: 'none',
		});
		const parsed = answerShape.safeParse(body);
		if (!parsed.success) break;
		const { clientId, scopes: connectionOfScopes } = parsed.data.data.client;
		const { edges, pageInfo } = connectionOfScopes;
		for (const { node } of edges) scopes.add(node);
		if (!pageInfo.hasNextPage || !pageInfo.endCursor) return { clientId, scopes };
		after = pageInfo.endCursor;
	}
	throw new ApiError(
		{ message: NOT_REPORTED, description: 'Run the node again later.' },
		'refused',
	);
}

const NOT_REPORTED = msg`BigCommerce did not report the scopes of this account.`;

function reasonOf(error: Error): string {
	const { status } = (error instanceof ApiError && error.failure) || {};
	if (status === 401)
		return msg`BigCommerce does not recognize the access token of this credential.`;
	return status || error.message === UNREADABLE || error.message === String(NOT_REPORTED)
		? NOT_REPORTED
		: msg`BigCommerce could not be reached to ask for the scopes.`;
}
