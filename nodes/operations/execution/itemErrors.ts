import type { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { countOutcomes, describeProgress } from './itemResults';
import { toItemError } from './nodeErrors';
import { describeOthers, isAboutValues, MOST_OTHERS, type OtherItem } from './otherItems';
import type { PreparedItem } from './prepare';
import { secretsOf, type Run } from './runState';
import { nameOfItem, noteAbout } from './subject';
import { noteAboutUnknown } from './notSent';

/** An item after its request was sent, for messages about it. */
export type Background = Omit<PreparedItem, 'result'>;

/** An item that was not carried out. */
export interface FailedItem {
	itemIndex: number;
	error: Error;
	background?: Background;
}

/** The error of an item, as n8n shows it. @param others the items that have to be corrected besides it */
export function errorFor(
	run: Run,
	{ itemIndex, error, background }: FailedItem,
	others: FailedItem[] = [],
): NodeApiError | NodeOperationError {
	const { context, results } = run;
	const items = context.getInputData().length;
	const progress = context.continueOnFail()
		? ''
		: describeProgress(countOutcomes(results.entries(), items));
	const shown = (notes: string[]) =>
		toItemError(error, {
			node: context.getNode(),
			itemIndex,
			operation: background?.operation,
			grant: background?.itemAccount?.grant,
			about: background?.about,
			notes: [
				noteAbout(background ?? {}, error, items > 1),
				...notes,
				...notesAboutFields(background),
				progress,
			],
			secrets: secretsOf(run),
		});
	const faulty = isAboutValues(error) ? others.filter((other) => isAboutValues(other.error)) : [];
	if (faulty.length === 0) return shown([]);
	const told = faulty.slice(0, MOST_OTHERS).map((other) => inShort(run, other));
	return shown([describeOthers(shown([]).message, told, faulty.length)]);
}

/** The fields that were left out may be why the item failed. */
function notesAboutFields({ unknownFields = [] }: Partial<Background> = {}): string[] {
	return unknownFields.length > 0 ? [`${noteAboutUnknown(unknownFields)}.`] : [];
}

function inShort(run: Run, { itemIndex, error, background }: FailedItem): OtherItem {
	const { message } = toItemError(error, {
		node: run.context.getNode(),
		itemIndex,
		operation: background?.operation,
		about: background?.about,
		secrets: secretsOf(run),
	});
	return { itemIndex, name: nameOfItem(background?.subject, background?.about), message };
}

/** The other items that BigCommerce refused because of their values. */
export function othersRefused(
	{ results }: Run,
	itemIndex: number,
	backgrounds: Background[],
): FailedItem[] {
	return [...results.entries()]
		.filter(([other, { failures }]) => other !== itemIndex && failures.length > 0)
		.sort(([a], [b]) => a - b)
		.map(([other, { failures }]) => ({
			itemIndex: other,
			error: failures[0],
			background: backgrounds[other],
		}));
}
