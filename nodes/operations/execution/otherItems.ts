import { InputError } from '../../shared/utils/coerce';
import { ApiError } from '../../shared/http/send';
import { withoutStop } from '../../shared/text/sentences';

/** An item that could not be carried out, besides the one that an error is about. */
export interface OtherItem {
	itemIndex: number;
	/** What it is about, e.g. `SKU "HT-1001"`. */
	name?: string;
	message: string;
}

const MOST_MESSAGES = 5;
const MOST_ITEMS = 5;
/** With more, the error of each item is not written. */
export const MOST_OTHERS = 200;

/** Statuses with which BigCommerce refuses the values of an item, and not the account or the whole store. */
const OF_VALUES = new Set([400, 404, 409, 422]);

/** Whether an error is about the values of its item. */
export function isAboutValues(error: Error): boolean {
	if (error instanceof InputError) return true;
	return (
		error instanceof ApiError &&
		error.fate !== 'unsent' &&
		OF_VALUES.has(error.failure?.status ?? 0)
	);
}

/**
 * Lines that name the other items of a run that ended, so that all of them can be corrected at once.
 * @param headline the message of the item that the error is about
 */
export function describeOthers(headline: string, others: OtherItem[], total: number): string {
	const byMessage = new Map<string, OtherItem[]>();
	for (const other of others)
		byMessage.set(other.message, [...(byMessage.get(other.message) ?? []), other]);
	const groups = [...byMessage].slice(0, MOST_MESSAGES);
	const lines = groups.map(([message, items]) =>
		message === headline
			? `The same is true of ${namesOf(items)}.`
			: `${capital(namesOf(items))}: ${withoutStop(message)}.`,
	);
	const named = groups.reduce((sum, [, { length }]) => sum + length, 0);
	const more = total - named;
	if (more > 0)
		lines.push(
			`${more.toLocaleString('en')} more ${more === 1 ? 'item has' : 'items have'} to be corrected.`,
		);
	return lines.join('\n');
}

/** `item 2`, `items 2 (SKU "B"), 3 and 4 more`. */
function namesOf(items: OtherItem[]): string {
	const names = items
		.slice(0, MOST_ITEMS)
		.map(({ itemIndex, name }) => `${itemIndex}${name ? ` (${name})` : ''}`);
	const more = items.length - names.length;
	return `item${items.length === 1 ? '' : 's'} ${names.join(', ')}${more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}`;
}

function capital(text: string): string {
	return `${text[0].toUpperCase()}${text.slice(1)}`;
}
