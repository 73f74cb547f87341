import type { Operation } from '../../../catalog/types';
import { resourceOf } from '../../shared/catalog/catalog';
import { parameterLabel, titleOf } from '../../shared/catalog/names';
import { hasReason, headline, linesOf } from '../../shared/http/errorLines';
import type { ErrorMessage } from '../../shared/http/errorMessages';
import { ApiError } from '../../shared/http/send';
import type { Request } from '../../shared/http/request';
import type { ParsedError } from '../../shared/http/types';
import { msg, type Message } from '../../shared/text/message';
import { inSentence } from '../../shared/text/sentences';
import { isObject } from '../../shared/utils/isObject';
import { keyedRecordOf } from '../keys/keyedRecords';
import { showKey } from '../keys/showKey';
import type { ItemRequest } from '../batching/types';

/** A record that a request names, in words: `order shipment` and `999`. */
interface Named {
	noun: string;
	id: string;
}

/** What a request is about, as far as its address or its only record says so. */
export interface About {
	/** The records that the path names, the innermost first, or the record in the body. */
	records: Named[];
	/** The path ends with a noun: what is asked for has no ID, e.g. the settings of a channel. */
	part?: string;
}

/** What an operation's request is about. Pure. */
export function aboutRequest(
	operation: Operation,
	parameters: Record<string, unknown>,
	request: Pick<Request, 'body'>,
): About {
	const { path, pathParameters, method, answer } = operation;
	// The path of a GraphQL operation is only an identifier, and a token is not shown.
	if (operation.graphql || pathParameters.some(({ name }) => /token/i.test(name)))
		return { records: [] };
	const records = pathParameters.map(({ parameter }) => ({
		noun: nounOf(parameter),
		id: showKey(String(parameters[parameter] ?? '').trim()),
	}));
	if (records.length === 0) return { records: inBody(operation, request.body) };
	if (records.some(({ id }) => id === '')) return { records: [] };
	const isPart = !path.endsWith('}') && method !== 'POST' && answer.kind === 'item';
	return {
		records: records.reverse(),
		...(isPart ? { part: inSentence(resourceOf(operation).name) } : {}),
	};
}

/** `customerId` → `customer`; `couponCode` → `coupon`. */
function nounOf(parameter: string): string {
	return (
		keyedRecordOf(parameter)?.noun ??
		inSentence(parameterLabel(parameter).replace(/ (ID|UUID|Code|Name|Email)$/, ''))
	);
}

function inBody(operation: Operation, body: unknown): Named[] {
	const [record, ...others] = Array.isArray(body) ? (body as unknown[]) : [body];
	if (others.length > 0 || !isObject(record) || !['string', 'number'].includes(typeof record.id))
		return [];
	return [{ noun: inSentence(resourceOf(operation).name), id: showKey(String(record.id)) }];
}

/** The record that a request is about, in words: `order shipment 999 in order 110`; empty if it names none. */
export function inWords({ records }: About): string {
	return records.map(({ noun, id }) => `${noun} ${id}`).join(' in ');
}

/** BigCommerce's words for 404 that say nothing about what was not found. */
const EMPTY_WORDS =
	/^(the )?(requested )?(resource|record|page|url|route|entity|object|item)?s?( was| were| could| does| do)?( not)?( be)? ?(found|exist)?\.?$/i;

const SAYS_THE_SAME = /not (be )?found|not exist|no such/i;

const CHECK = 'Check the ID. The record may have been deleted or may belong to another store.';
/** BigCommerce's ID for none: the customer of a guest's order, the brand of a product without one. */
const FOR_NONE =
	'BigCommerce uses 0 where there is none, such as the customer of a guest order. Leave out these items with a Filter node.';

/** The message for 404: the thing and its ID, if the request names it and BigCommerce does not name another. */
export function explainMissing(
	operation: Operation,
	about: About,
	failure: ParsedError,
	hasBody: boolean,
): ErrorMessage {
	const reasons = linesOf(failure).filter((line) => !EMPTY_WORDS.test(line));
	const [record] = about.records;
	const isClear =
		record !== undefined &&
		(!hasBody || reasons.every((line) => line.includes(record.id) || about.part !== undefined));
	const advice =
		(record?.id === '0' ? FOR_NONE : CHECK) +
		(hasBody && !operation.path.endsWith('}')
			? ' If it is there, look for the IDs among the values.'
			: '');
	if (!isClear)
		return {
			message: notFoundFor(operation, failure, reasons),
			description: [...reasons, advice].join('\n'),
		};
	const besides = reasons.filter((line) => !(line.includes(record.id) && SAYS_THE_SAME.test(line)));
	return { message: missing(about), description: [...besides, advice].join('\n') };
}

function missing(about: About): Message {
	return about.part
		? msg`BigCommerce found no ${about.part} for ${inWords(about)}`
		: msg`There is no ${inWords(about)}`;
}

function notFoundFor(operation: Operation, failure: ParsedError, reasons: string[]): Message {
	return reasons.length > 0 && hasReason(failure)
		? msg`BigCommerce found nothing for "${titleOf(operation)}": ${headline(failure)}`
		: msg`BigCommerce found nothing for "${titleOf(operation)}"`;
}

/** Statuses for a method or an address that BigCommerce does not have. */
const NOT_OFFERED = new Set([405, 415, 501, 505]);

/**
 * An error with what the request was about. Only an address that a user wrote is called one.
 * @param about undefined if the item was not prepared
 */
export function withRecord(
	error: ApiError,
	operation: Operation,
	about: About = { records: [] },
	hasBody = false,
): ApiError {
	const { explanation, fate, failure, answer } = error;
	if (failure === undefined || failure.isPage || fate !== 'refused' || operation.own) return error;
	const told = operation.custom
		? atAddress(explanation, failure)
		: failure.status === 404 && explanation.message.startsWith('BigCommerce found nothing')
			? explainMissing(operation, about, failure, hasBody)
			: undefined;
	return told ? new ApiError(told, fate, failure, answer) : error;
}

function atAddress(
	{ message, description }: ErrorMessage,
	failure: ParsedError,
): ErrorMessage | undefined {
	const reason = hasReason(failure) ? `: ${headline(failure)}` : '';
	if (failure.status === 404 && !message.includes('at this address'))
		return { message: msg`BigCommerce found nothing at this address${reason}`, description };
	if (NOT_OFFERED.has(failure.status))
		return {
			message: msg`BigCommerce does not offer this at this address (${failure.status})${reason}`,
			description: 'Retrying does not help. Check the method and the address.',
		};
	return undefined;
}

/** The same for the request of an item. */
export function withRecordOf(
	error: Error,
	{ operation, parameters, request }: Pick<ItemRequest, 'operation' | 'parameters' | 'request'>,
): Error {
	if (!(error instanceof ApiError)) return error;
	const hasBody = request.body !== undefined && operation.pathParameters.length > 0;
	return withRecord(error, operation, aboutRequest(operation, parameters, request), hasBody);
}
