import type { PreparedItem } from './prepare';
import { msg } from '../../shared/text/message';

/** Adds hints about values that were not sent, counted over all items. */
export function addNotSent(
	hints: Set<string>,
	prepared: Array<Pick<PreparedItem, 'blankFields' | 'linkFields'>>,
): void {
	const blanks = prepared.flatMap(({ blankFields = [] }) => blankFields);
	const links = prepared.flatMap(({ linkFields = [] }) => linkFields);
	if (blanks.length > 0)
		hints.add(
			msg`${blanks.length.toLocaleString('en')} blank ${blanks.length === 1 ? 'value was' : 'values were'} not sent: ${namesOf(blanks)}. To empty a field, use "Clear Fields".`,
		);
	if (links.length > 0)
		hints.add(msg`Not sent, because these are read-only in BigCommerce: ${namesOf(links)}`);
}

const MOST_NAMES = 10;

function namesOf(fields: string[]): string {
	const names = [...new Set(fields)];
	return `${names.slice(0, MOST_NAMES).join(', ')}${names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : ''}`;
}
