import type { INodeExecutionData } from 'n8n-workflow';
import type { ErrorMessage } from '../../shared/http/errorMessages';
import { ApiError } from '../../shared/http/send';
import { msg } from '../../shared/text/message';
import type { BatchItem } from '../batching/types';

/** The result of one input item. */
interface ItemResult {
	/** Number of batch items that the input item was split into. */
	units: number;
	/** Output by batch item. */
	items: INodeExecutionData[][];
	done: number;
	failures: Error[];
}

/** Collects the result of every input item, each exactly once. */
export interface ItemResults {
	/** Sets how many batch items an input item has. */
	expect(itemIndex: number, units: number): void;
	/** Adds output before the batch item is done. */
	add(batchItem: BatchItem, items: INodeExecutionData[]): void;
	done(batchItem: BatchItem, items: INodeExecutionData[]): void;
	/** The output of an item for which nothing is sent. */
	show(itemIndex: number, items: INodeExecutionData[]): void;
	failed(itemIndex: number, error: Error): void;
	hasFailures(): boolean;
	entries(): ReadonlyMap<number, ItemResult>;
}

export function createItemResults(): ItemResults {
	const entries = new Map<number, ItemResult>();
	let failures = 0;
	const entry = (itemIndex: number): ItemResult => {
		const entry = entries.get(itemIndex) ?? { units: 1, items: [], done: 0, failures: [] };
		entries.set(itemIndex, entry);
		return entry;
	};
	const add = ({ itemRequest, position }: BatchItem, items: INodeExecutionData[]) => {
		const { items: all } = entry(itemRequest.itemIndex);
		const before = all[position];
		// One by one, because the number of arguments of a call is limited.
		if (before) for (const item of items) before.push(item);
		else all[position] = items;
	};
	return {
		expect: (itemIndex, units) => {
			entry(itemIndex).units = units;
		},
		add,
		done: (batchItem, items) => {
			add(batchItem, items);
			entry(batchItem.itemRequest.itemIndex).done += 1;
		},
		show: (itemIndex, items) => {
			const own = entry(itemIndex);
			own.items = [items];
			own.done = own.units;
		},
		failed: (itemIndex, error) => {
			entry(itemIndex).failures.push(error);
			failures += 1;
		},
		hasFailures: () => failures > 0,
		entries: () => entries,
	};
}

/** The item to name if the run ended early: the first that BigCommerce refused, rather than one that was not sent. */
export function firstFailedItem(entries: ReadonlyMap<number, ItemResult>): number | undefined {
	const failed = [...entries]
		.filter(([, { failures }]) => failures.length > 0)
		.sort(([a], [b]) => a - b);
	const isSent = ([, { failures }]: [number, ItemResult]) =>
		failures.some((error) => !(error instanceof ApiError) || error.fate !== 'unsent');
	return (failed.find(isSent) ?? failed.at(0))?.[0];
}

/** Number of items by outcome. */
interface OutcomeCounts {
	done: number;
	refused: number;
	/** It is not known whether BigCommerce carried them out. */
	unknown: number;
	unsent: number;
}

/**
 * Counts every item once. An item with several elements is done when all of them are.
 * @param items total number of items; those without a result were not sent
 */
export function countOutcomes(
	entries: ReadonlyMap<number, ItemResult>,
	items: number,
): OutcomeCounts {
	const balance: OutcomeCounts = { done: 0, refused: 0, unknown: 0, unsent: items - entries.size };
	for (const { units, done, failures } of entries.values()) {
		const fates = failures.map((error) => (error instanceof ApiError ? error.fate : 'refused'));
		if (fates.includes('unknown')) balance.unknown += 1;
		else if (fates.includes('refused')) balance.refused += 1;
		else if (done < units) balance.unsent += 1;
		else balance.done += 1;
	}
	return balance;
}

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
