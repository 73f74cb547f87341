import { adviceOnConflict } from './conflictAdvice';
import { hasReason, headline, linesBesides } from './errorLines';
import type { ParsedError } from './types';
import type { Limit } from './limitReached';
import { isLasting } from './retry';
import { BLOCKED } from './networkErrors';
import { CREDENTIAL_TYPES } from '../accounts/credentials';
import { msg, type Message } from '../text/message';

/** The message to show for a failed request. */
export interface ErrorMessage {
	/** What happened. */
	message: Message;
	/** Why, and what to do next. */
	description: string;
}

/** Facts about a request that affect the message. */
export interface Circumstances {
	/** One request for one record, so a refusal means that nothing was changed. */
	isWhole?: boolean;
	/** It only reads. */
	isReading?: boolean;
	/** The documented rate limit of the host, if it is not the usual one. */
	limit?: string;
	/** An earlier attempt may have been carried out. */
	mayHaveArrived?: boolean;
	/** The type of the credential, for advice about its token. */
	credentialType?: string;
}

/** For a request that was refused as a whole. Earlier requests may have changed something. */
export const NOTHING_CHANGED = 'Nothing was changed by this request.';

/** A retry may be refused because an earlier attempt was carried out. */
const EARLIER_TRY =
	'It is not known whether an earlier attempt was carried out: look in the store before you repeat it.';

/** The reasons that BigCommerce documents for 403. Replaced with details if the operation and the scopes are known. */
export const ADVICE_ON_403 =
	"Possible reasons: the API account lacks a scope, the store's plan does not include this feature, the store or the address is wrong, the record belongs to another API account, or the request exceeds a platform limit.";

const ADVICE_ON_401_OF_STORE =
	'The token may be mistyped or belong to another store, or its API account may have been deleted. Open the credential, check the store and the access token, and test the credential.';

/** Source: the guide to API accounts, which says when the token of an app stops working. */
const REPLACED =
	"The token of an app stops working when the store's owner changes their email address, when the scopes of the app change, and when the store removes the app.";

/** By the type of the credential. */
const ADVICE_ON_401 = new Map([
	[
		CREDENTIAL_TYPES.app,
		`${REPLACED} Have the owner open the app in the control panel and approve it again, and use the new token. If the token was copied, check that store and token belong together.`,
	],
	[
		CREDENTIAL_TYPES.appOAuth2,
		`${REPLACED} Sign in to the store as its owner, open the credential and connect it again.`,
	],
	[
		CREDENTIAL_TYPES.account,
		'The token may be mistyped or belong to another account, or its API account may have been deleted. Open the credential, check the account UUID and the access token, and test the credential.',
	],
]);

/** The message for a refused request. */
export function describeError(
	failure: ParsedError,
	circumstances: Circumstances = {},
): ErrorMessage {
	const { message, advice } = sentencesFor(failure, circumstances);
	const rest = linesBesides(message, failure);
	const page =
		failure.isPage && failure.status < 500
			? "The response is a web page, not a response of BigCommerce's API. A proxy or firewall between n8n and BigCommerce may have sent it."
			: '';
	const explanation = { message, description: [...rest, advice, page].filter(Boolean).join('\n') };
	return circumstances.mayHaveArrived ? afterEarlierTry(explanation) : explanation;
}

/** Adapts a message if an earlier attempt may have been carried out. */
export function afterEarlierTry(explanation: ErrorMessage): ErrorMessage {
	const { message, description } = withoutClaims(explanation);
	return { message, description: [description, EARLIER_TRY].filter(Boolean).join('\n') };
}

/** Removes "Nothing was changed" if another of several requests may have changed something. */
export function withoutClaims({ message, description }: ErrorMessage): ErrorMessage {
	const claims = [NOTHING_CHANGED, 'Nothing was changed. '];
	return {
		message,
		description: claims.reduce((text, value) => text.replace(value, ''), description).trim(),
	};
}

interface Sentences {
	message: Message;
	advice: string;
}

function sentencesFor(failure: ParsedError, circumstances: Circumstances): Sentences {
	const { status } = failure;
	const rule =
		SENTENCES.find(({ statuses }) => statuses.includes(status)) ??
		(status >= 500 ? SERVER_TROUBLE : UNKNOWN);
	return rule.sentences(failure, circumstances);
}

interface Rule {
	statuses: number[];
	sentences: (failure: ParsedError, circumstances: Circumstances) => Sentences;
}

const SENTENCES: Rule[] = [
	{
		statuses: [400, 422],
		sentences: (failure, { isWhole }) => ({
			message: msg`BigCommerce did not accept the values: ${headline(failure)}`,
			advice: [
				'Correct these values and run the node again.',
				...(isWhole && !failure.hasSuccess ? [NOTHING_CHANGED] : []),
			].join(' '),
		}),
	},
	{
		statuses: [401],
		sentences: (_failure, { credentialType = '' }) => ({
			message: msg`BigCommerce does not recognize the access token`,
			advice: ADVICE_ON_401.get(credentialType) ?? ADVICE_ON_401_OF_STORE,
		}),
	},
	{
		statuses: [403],
		sentences: (failure) => ({
			message: msg`BigCommerce does not allow this request: ${headline(failure)}`,
			advice: failure.isPage ? '' : ADVICE_ON_403,
		}),
	},
	{
		statuses: [404],
		sentences: (failure) => ({
			message: msg`BigCommerce found nothing${hasReason(failure) ? `: ${headline(failure)}` : ''}`,
			advice: 'Check the ID. The record may have been deleted or may belong to another store.',
		}),
	},
	{
		statuses: [405, 415, 501, 505],
		sentences: (failure) => ({
			message: msg`BigCommerce does not offer this (${failure.status})${hasReason(failure) ? `: ${headline(failure)}` : ''}`,
			advice: 'Retrying does not help. Update the package, or report this.',
		}),
	},
	{
		statuses: [409],
		sentences: (failure) => ({
			message: msg`This conflicts with what is in the store: ${headline(failure)}`,
			advice: adviceOnConflict(failure),
		}),
	},
	{
		statuses: [413],
		sentences: (failure) => ({
			message: msg`The request is too large: ${headline(failure)}`,
			advice: 'Send fewer records at a time, or a smaller file.',
		}),
	},
	{
		statuses: [429],
		sentences: (failure, { limit = '150 requests per 30 seconds on most plans' }) =>
			explainLimit(failure, limit),
	},
	{
		statuses: [507],
		sentences: (failure) => ({
			message: msg`The store has reached a limit of its plan${hasReason(failure) ? `: ${headline(failure)}` : ''}`,
			advice:
				'The plan allows no more records of this kind. Retrying does not help. Delete records that you do not need, or change the plan.',
		}),
	},
];

const SERVER_TROUBLE: Rule = {
	statuses: [],
	sentences: (failure, { isReading }) => ({
		message: msg`BigCommerce could not answer (${failure.status}${hasReason(failure) ? `: ${headline(failure)}` : ''})`,
		advice: [
			'This is usually temporary.',
			adviceAfterTrouble(isReading),
			...(failure.status === 503
				? ['BigCommerce also sends this for a store that is suspended or under maintenance.']
				: []),
		].join(' '),
	}),
};

function adviceAfterTrouble(isReading: boolean | undefined): string {
	if (isReading === undefined)
		return 'Try again in a minute. If you were creating a record, first check whether it already exists.';
	return isReading
		? 'Try again in a minute.'
		: 'It is not known whether BigCommerce carried out the request: look in the store before you repeat it.';
}

const UNKNOWN: Rule = {
	statuses: [],
	sentences: (failure, { isReading }) => ({
		message: msg`BigCommerce answered with status ${failure.status}${hasReason(failure) ? `: ${headline(failure)}` : ''}`,
		advice: `BigCommerce does not document this status. A proxy or firewall between n8n and BigCommerce may have sent it.${isReading ? ' Nothing was changed.' : ''} Run the node again later. If it happens again, check the address and the network.`,
	}),
};

/** The message depends on which limit was reached. @param usual the rate limit, if the response does not name it */
function explainLimit(failure: ParsedError, usual: string): Sentences {
	const { kind, size, window }: Limit = failure.limit ?? { kind: 'unnamed' };
	const share =
		size && window ? `${size.toLocaleString('en')} requests per ${formatDuration(window)}` : usual;
	const reason =
		hasReason(failure) && !/^too many requests$/i.test(headline(failure))
			? `: ${headline(failure)}`
			: '';
	const sentences: Record<Limit['kind'], Sentences> = {
		quota: {
			message: msg`BigCommerce's rate limit is used up`,
			advice: `All apps of a store share one rate limit: ${share}. Wait half a minute and run the node again, or process fewer items at a time.`,
		},
		concurrency: {
			message: msg`BigCommerce takes no more requests of this kind at the moment${reason}`,
			advice:
				'The rate limit of the store is not used up. This endpoint accepts only a few requests at a time, counted over all apps. Lower "Requests at a Time" in the credential, or run the node again later.',
		},
		unnamed: {
			message: msg`BigCommerce takes no more requests at the moment${reason}`,
			advice: `BigCommerce does not say which limit was reached (a store has ${usual}). This endpoint may accept only a few requests at a time, or BigCommerce may be overloaded. Run the node again in a minute, with fewer requests at a time.`,
		},
	};
	return sentences[kind];
}

const REASONS: Record<string, string> = {
	[BLOCKED]: "n8n's SSRF protection blocks requests to this address.",
	EAI_AGAIN: "The DNS lookup of the server failed temporarily: n8n's DNS server did not respond.",
	ECONNABORTED: 'The server took too long to respond.',
	ECONNREFUSED: 'The connection was refused.',
	ECONNRESET: 'The connection was interrupted.',
	EHOSTUNREACH: "n8n's network has no route to the server.",
	ENETUNREACH: "n8n's network has no route to the server's network.",
	ENOTFOUND: 'The DNS lookup of the server failed.',
	ETIMEDOUT: 'The server took too long to respond.',
};

/**
 * The message for a request without a response.
 * @param mayHaveArrived it was not a read request, and one of its attempts may have been carried out
 */
export function describeNoResponse(
	code: string | undefined,
	mayHaveArrived: boolean,
): ErrorMessage {
	const reason =
		REASONS[code ?? ''] ??
		(isLasting(code)
			? "The server's TLS certificate is not valid, or is not for this host name."
			: 'The connection was interrupted.');
	const advice = mayHaveArrived
		? 'It is not known whether BigCommerce carried out the request: look in the store before you repeat it.'
		: 'Nothing was changed. Check the network and try again.';
	return { message: msg`BigCommerce could not be reached`, description: `${reason} ${advice}` };
}

/** The message if the node gave up waiting for the rate limit. `mayHaveArrived`: an earlier attempt got no clear response. */
export function describeGivingUp(milliseconds: number, mayHaveArrived: boolean): ErrorMessage {
	const advice = mayHaveArrived
		? 'It is not known whether BigCommerce carried out an earlier attempt: look in the store before you repeat it.'
		: 'It was not carried out.';
	return {
		message: msg`BigCommerce's rate limit left no room for this request within ${formatDuration(milliseconds)}`,
		description: `${advice} Other apps may be using the store's rate limit. Run the node again later, raise "Give Up After" in the options, or lower "Rate Limit Left to Other Apps" in the credential.`,
	};
}

/** A duration as text: `0.8 s`, `12 s`, `5 min`. */
export function formatDuration(milliseconds: number): string {
	if (milliseconds < 1000) return `${Math.max(0.1, Math.round(milliseconds / 100) / 10)} s`;
	return milliseconds < 120_000
		? `${Math.round(milliseconds / 1000)} s`
		: `${Math.round(milliseconds / 60_000)} min`;
}
