import type { IExecuteFunctions } from 'n8n-workflow';

import type { Operation } from '../../../catalog/types';
import type { Tally } from '../../shared/transport/limits/tally';
import { isIdempotent, type Request } from '../../shared/transport/request';
import { numberFrom, spendingFrom, type Spending } from '../../shared/transport/spending';
import type { Terms } from '../../shared/transport/terms';

/** How a run spends requests, from the node's options. They hold for the whole run. */
export interface Settings extends Spending {
	isBatching: boolean;
	/** Records per request. */
	batchSize?: number;
}

/** Reads the options. */
export function settingsFor(context: IExecuteFunctions): Settings {
	const options = (context.getNodeParameter('options', 0, {}) ?? {}) as Record<string, unknown>;
	const batchSize = Math.floor(numberFrom(options.batchSize, 0, 0));
	return {
		isBatching: options.batching !== 'off',
		...(batchSize > 0 ? { batchSize } : {}),
		...spendingFrom(options),
	};
}

/** How a request of an operation is to be sent. */
export function termsFor(
	operation: Operation,
	request: Request,
	{ atOnce, giveUpAfter, reserve }: Settings,
	tally: Tally,
): Terms {
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

/** Whether a request may be carried out twice without harm. */
export function isRepeatable({ repeat }: Operation, { method, body }: Request): boolean {
	if (repeat === 'always') return true;
	if (!isIdempotent(method) || repeat === 'never' || repeat === 'once') return false;
	if (!repeat) return true;
	const records = Array.isArray(body) ? body : [body];
	return !records.some(
		(each) =>
			typeof each === 'object' && each !== null && repeat.unless.some((field) => field in each),
	);
}
