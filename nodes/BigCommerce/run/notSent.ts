import type { Prepared } from './prepare';

/** What was given and not sent, counted over all items, in sentences for the person who looks at the run. */
export function notSentHints(prepared: Array<Pick<Prepared, 'blankFields' | 'linkFields'>>): string[] {
	const blanks = prepared.flatMap(({ blankFields = [] }) => blankFields);
	const links = prepared.flatMap(({ linkFields = [] }) => linkFields);
	return [
		...(blanks.length > 0 ? [`${blanks.length.toLocaleString('en')} blank ${blanks.length === 1 ? 'value was' : 'values were'} not sent: ${namesOf(blanks)}. To empty a field, use "Clear Fields".`] : []),
		...(links.length > 0 ? [`Not sent, because BigCommerce only hands them out: ${namesOf(links)}`] : []),
	];
}

const MOST_NAMES = 10;

function namesOf(fields: string[]): string {
	const names = [...new Set(fields)];
	return `${names.slice(0, MOST_NAMES).join(', ')}${names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : ''}`;
}
