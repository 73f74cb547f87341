import type { INodeExecutionData } from 'n8n-workflow';

import type { ErrorMessage } from '../../shared/http/errorMessages';
import { ApiError } from '../../shared/http/send';
import type { OutcomeCounts, ItemResult } from './itemResults';
import { msg } from '../../shared/text/message';

/** Summarizes the outcome of all items for a run that ended early. */
export function describeProgress({ done, refused, unknown, unsent }: OutcomeCounts): string {
	const total = done + refused + unknown + unsent;
	if (total < 2) return '';
	const parts = [
		`${done.toLocaleString('en')} item${done === 1 ? '' : 's'} of ${total.toLocaleString('en')} ${done === 1 ? 'was' : 'were'} carried out`,
		...(refused > 0 ? [`${refused.toLocaleString('en')} refused`] : []),
		...(unknown > 0 ? [`${unknown.toLocaleString('en')} unknown`] : []),
		...(unsent > 0 ? [`${unsent.toLocaleString('en')} not sent`] : []),
	];
	return `${parts.join(', ')}.`;
}

/** The error for an item that was not sent. @param reason the error that ended the run */
function unsent(reason: ApiError | undefined): ApiError {
	const explanation: ErrorMessage = reason?.explanation ?? {
		message: msg`Not sent: the run ended before this item`,
		description: 'Run the node again for this item.',
	};
	return new ApiError(explanation, 'unsent');
}

/** The output of an item, or its first error. @param reason the error that ended the run, if it ended early */
export function outputOrError(
	entry: ItemResult | undefined,
	reason?: ApiError,
): INodeExecutionData[] | Error {
	const { units, done, failures, items } = entry ?? { units: 1, done: 0, failures: [], items: [] };
	if (failures.length === 0 && done >= units) return items.flat();
	const [first = unsent(reason)] = failures;
	if (units === 1 || !(first instanceof ApiError)) return first;
	const description = `${first.explanation.description}\nThis item has ${units} records. ${done} of them ${done === 1 ? 'was' : 'were'} carried out.`;
	return new ApiError(
		{ ...first.explanation, description },
		first.fate,
		first.failure,
		first.answer,
	);
}
