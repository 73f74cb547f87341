import type { Detail, Failure } from './failure';
import { BLOCKED, isLasting } from './retry';

/** What a person reads when a request was refused. */
export interface Explanation {
	/** What happened. */
	message: string;
	/** Why, and what to do next. */
	description: string;
}

const MOST_DETAILS = 20;

/** Puts a refused request into plain words. */
export function explainFailure(failure: Failure): Explanation {
	const { message, advice } = SENTENCES.find(({ statuses }) => statuses(failure.status))?.sentence(failure) ?? unknown(failure);
	const lines = [...failure.details.slice(0, MOST_DETAILS).map(line), advice].filter(Boolean);
	return { message, description: lines.join('\n') };
}

interface Sentence {
	message: string;
	advice: string;
}

const SENTENCES: Array<{ statuses: (status: number) => boolean; sentence: (failure: Failure) => Sentence }> = [
	{
		statuses: (status) => status === 400 || status === 422,
		sentence: (failure) => ({
			message: `BigCommerce did not accept the values: ${headline(failure)}`,
			advice: 'Correct the values named here and run the node again. Nothing was changed by this request.',
		}),
	},
	{
		statuses: (status) => status === 401,
		sentence: () => ({
			message: 'BigCommerce does not recognise the access token',
			advice: 'The token may have been mistyped, its API account deleted, or it belongs to another store. Open the credential, check store and access token, and use its test.',
		}),
	},
	{
		statuses: (status) => status === 403,
		sentence: (failure) => ({
			message: `BigCommerce does not allow this request: ${headline(failure)}`,
			advice: 'The API account lacks a scope, or the store\'s plan does not include this feature.',
		}),
	},
	{
		statuses: (status) => status === 404,
		sentence: (failure) => ({
			message: `BigCommerce found nothing at this address${failure.title ? `: ${failure.title}` : ''}`,
			advice: 'Check the ID: the record may have been deleted, or belong to another store.',
		}),
	},
	{
		statuses: (status) => status === 409,
		sentence: (failure) => ({
			message: `This conflicts with what is in the store: ${headline(failure)}`,
			advice: 'A record with the same unique value exists already, or somebody changed the record in the meantime. Read it again before changing it.',
		}),
	},
	{
		statuses: (status) => status === 413,
		sentence: (failure) => ({ message: `The request is too large: ${headline(failure)}`, advice: 'Send fewer records, or a smaller file, at a time.' }),
	},
	{
		statuses: (status) => status === 429,
		sentence: () => ({
			message: 'BigCommerce\'s rate limit is used up',
			advice: 'All apps of a store share one quota (150 requests per 30 seconds on most plans). Wait half a minute and run the node again, or process fewer items at a time.',
		}),
	},
	{
		statuses: (status) => status >= 500,
		sentence: (failure) => ({
			message: `BigCommerce could not answer (${failure.status}${failure.title ? `: ${failure.title}` : ''})`,
			advice: 'This usually passes. Try again in a minute; if it was a creation, look first whether the record exists already.',
		}),
	},
];

function unknown({ status, title }: Failure): Sentence {
	return { message: `BigCommerce answered with status ${status}${title ? `: ${title}` : ''}`, advice: '' };
}

/** The first thing that is wrong, or what BigCommerce calls it. */
function headline({ title, details }: Failure): string {
	return (details[0] && line(details[0])) ?? title ?? 'no reason was given';
}

function line({ field, message }: Detail): string {
	return field ? `${field}: ${message}` : message;
}

const REASONS: Record<string, string> = {
	[BLOCKED]: 'n8n\'s protection against SSRF does not let requests out to this address.',
	EAI_AGAIN: 'The name of the server could not be looked up at the moment: n8n\'s name server did not answer.',
	ECONNABORTED: 'The server took too long.',
	ECONNREFUSED: 'The connection was refused.',
	ECONNRESET: 'The connection broke off.',
	EHOSTUNREACH: 'There is no way to the server from the network of n8n.',
	ENETUNREACH: 'The network of n8n has no way to the server.',
	ENOTFOUND: 'The name of the server could not be looked up.',
	ETIMEDOUT: 'The server took too long.',
};

/**
 * A request that got no answer at all.
 * @param mayHaveArrived it was not a mere reading, and nobody knows whether one of its tries was carried out
 */
export function explainNoAnswer(code: string | undefined, mayHaveArrived: boolean): Explanation {
	const reason = REASONS[code ?? ''] ?? (isLasting(code) ? 'The server could not prove who it is: its certificate is not valid, or not for this name.' : 'The connection broke off.');
	const advice = mayHaveArrived ? 'It is not known whether BigCommerce carried the request out: look in the store before you repeat it.' : 'Nothing was changed. Check the network and try again.';
	return { message: 'BigCommerce could not be reached', description: `${reason} ${advice}` };
}

/** The rate limit left no room for so long that the node gave up. `mayHaveArrived`: an earlier try got no clear answer. */
export function explainGivingUp(milliseconds: number, mayHaveArrived: boolean): Explanation {
	const advice = mayHaveArrived ? 'It is not known whether BigCommerce carried out an earlier try: look in the store before you repeat it.' : 'It was not carried out.';
	return {
		message: `BigCommerce's rate limit left no room for this request within ${seconds(milliseconds)}`,
		description: `${advice} Other apps may be using the store's quota. Run the node again later, or raise "Give Up After" or lower "Reserve for Other Apps" in the options.`,
	};
}

/** A duration for people: `0.8 s`, `12 s`, `5 min`. */
export function seconds(milliseconds: number): string {
	if (milliseconds < 1000) return `${Math.max(0.1, Math.round(milliseconds / 100) / 10)} s`;
	return milliseconds < 120_000 ? `${Math.round(milliseconds / 1000)} s` : `${Math.round(milliseconds / 60_000)} min`;
}
