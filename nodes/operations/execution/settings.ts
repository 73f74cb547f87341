import type { IExecuteFunctions } from 'n8n-workflow';

import type { Operation } from '../../../catalog/types';
import type { Usage } from '../../shared/http/rateLimiter/usage';
import { readNumber } from '../../shared/utils/numbers';
import { isIdempotent, type Request } from '../../shared/http/request';
import { readGiveUpAfter, type SendOptions } from '../../shared/http/sendOptions';

/** The node's options for sending requests. They apply to the whole run. */
export interface ExecutionOptions {
	/** Milliseconds. */
	giveUpAfter: number;
	/** Records per request. */
	batchSize?: number;
}

export function readExecutionOptions(context: IExecuteFunctions): ExecutionOptions {
	const options = (context.getNodeParameter('options', 0, {}) ?? {}) as Record<string, unknown>;
	const batchSize = Math.floor(readNumber(options.batchSize, 0, 0));
	return {
		...(batchSize > 0 ? { batchSize } : {}),
		giveUpAfter: readGiveUpAfter(options),
	};
}

/** The send options for an operation. */
export function sendOptionsFor(
	operation: Operation,
	request: Request,
	{ giveUpAfter }: ExecutionOptions,
	usage: Usage,
): SendOptions {
	return {
		lane: operation.id,
		...(operation.concurrency === undefined ? {} : { atOnce: operation.concurrency }),
		...(operation.rate
			? { rate: { size: operation.rate.requests, window: operation.rate.seconds * 1000 } }
			: {}),
		isRepeatable: isRepeatable(operation, request),
		giveUpAfter,
		...(operation.repeat === 'once' ? { repeats: 'none' as const } : {}),
		usage,
	};
}

/** Whether it is safe to carry out a request twice. */
export function isRepeatable({ repeat }: Operation, { method, body }: Request): boolean {
	if (repeat === 'always') return true;
	if (!isIdempotent(method) || repeat === 'never' || repeat === 'once') return false;
	if (!repeat) return true;
	const records = Array.isArray(body) ? body : [body];
	return !records.some(
		(record) =>
			typeof record === 'object' &&
			record !== null &&
			repeat.unless.some((field) => field in record),
	);
}
