import type { Row } from '../state/row';
import type { Store } from '../state/store';

/** The name of a store. */
export function storeName(store: Store): string {
	return String(store.singletons.get('store||')?.name ?? store.hash);
}

/** An amount of the API, which may be text with four decimals, as people write it. */
export function dollars(amount: unknown): string {
	return `$${Number(amount ?? 0).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

/** The name of a product, a customer or an address. */
export function nameOf({ name, first_name, last_name }: Row): string {
	return String(name ?? [first_name, last_name].filter(Boolean).join(' '));
}

/** A time of the API as people write it: `Nov 28, 2026, 5:30 PM`. */
export function day(time: unknown): string {
	const date = new Date(String(time));
	if (Number.isNaN(date.getTime())) return '';
	return date.toLocaleString('en-US', {
		dateStyle: 'medium',
		timeStyle: 'short',
		timeZone: 'UTC',
	});
}
