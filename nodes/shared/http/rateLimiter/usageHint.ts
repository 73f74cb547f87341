import { formatDuration } from '../errorMessages';
import type { Usage } from './usage';
import { msg } from '../../text/message';

/** A hint about the usage of a run; undefined if there is nothing notable. */
export function usageHint(items: number, { requests, repeats, waited }: Usage): string | undefined {
	const shared = items > 1 && requests < items;
	if (!shared && waited < 1000 && repeats === 0) return undefined;
	const parts = [`${many(items, 'item')} in ${many(requests, 'request')}.`];
	if (waited >= 1000)
		parts.push(msg`Waited ${formatDuration(waited)} for BigCommerce's rate limit.`);
	if (repeats > 0) parts.push(msg`${many(repeats, 'request')} had to be retried.`);
	return parts.join(' ');
}

function many(count: number, what: string): string {
	return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}
