import type { IExecuteFunctions } from 'n8n-workflow';

import type { Operation } from '../../../catalog/types';
import type { Tally } from '../../shared/transport/limits/tally';
import { isIdempotent, type Request } from '../../shared/transport/request';
import { USUAL_RESERVE, USUALLY_AT_ONCE, USUALLY_GIVE_UP_AFTER, type Terms } from '../../shared/transport/terms';

/** How a run spends requests, from the node's options. They hold for the whole run. */
export interface Settings {
	isBatching: boolean;
	/** Records per request. */
	batchSize?: number;
	/** Requests at a time. */
	atOnce: number;
	/** Milliseconds. */
	giveUpAfter: number;
	/** 0 to 1. */
	reserve: number;
}

/** Reads the options; numbers out of range are brought into it. */
export function settingsFor(context: IExecuteFunctions): Settings {
	const options = context.getNodeParameter('options', 0, {}) as Record<string, unknown>;
	const batchSize = Math.floor(number(options.batchSize, 0, 0));
	return {
		isBatching: options.batching !== 'off',
		...(batchSize > 0 ? { batchSize } : {}),
		atOnce: Math.floor(number(options.concurrency, 1, USUALLY_AT_ONCE)),
		giveUpAfter: number(options.giveUpAfter, 0, USUALLY_GIVE_UP_AFTER / 1000) * 1000,
		reserve: Math.min(0.9, number(options.reserve, 0, USUAL_RESERVE * 100) / 100),
	};
}

function number(given: unknown, least: number, usual: number): number {
	const isGiven = given !== undefined && given !== null && given !== '' && Number.isFinite(Number(given));
	return isGiven ? Math.max(least, Number(given)) : usual;
}

/** How a request of an operation is to be sent. */
export function termsFor(operation: Operation, request: Request, { atOnce, giveUpAfter, reserve }: Settings, tally: Tally): Terms {
	return {
		lane: operation.id,
		atOnce: Math.min(operation.concurrency ?? Infinity, atOnce),
		isRepeatable: isRepeatable(operation, request),
		reserve,
		giveUpAfter,
		...(operation.repeat === 'once' ? { repeats: 'none' as const } : {}),
		tally,
	};
}

function isRepeatable({ repeat }: Operation, { method, body }: Request): boolean {
	if (repeat === 'always') return true;
	if (!isIdempotent(method) || repeat === 'never' || repeat === 'once') return false;
	if (!repeat) return true;
	const records = Array.isArray(body) ? body : [body];
	return !records.some((each) => typeof each === 'object' && each !== null && repeat.unless.some((field) => field in each));
}
