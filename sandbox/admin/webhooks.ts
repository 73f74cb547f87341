import { html } from 'hono/html';
import type { Store } from '../state/store';
import type { Webhooks } from '../webhooks';
import { table } from './table';

const SHOWN_DELIVERIES = 15;

/** The webhooks and their last deliveries. */
export function webhooks(store: Store, { dispatcher }: Webhooks) {
	const hooks = store
		.collection('hooks')
		.all()
		.map(({ scope, destination, client_id, is_active }) => [
			html`<code>${scope}</code>`,
			destination,
			client_id,
			is_active ? 'active' : 'inactive',
		]);
	const deliveries = dispatcher.book
		.deliveries()
		.slice(-SHOWN_DELIVERIES)
		.reverse()
		.map((entry) => [
			entry.at.slice(11, 19),
			html`<code>${entry.scope}</code>`,
			entry.destination,
			entry.status ?? entry.reason ?? '',
			entry.outcome,
			entry.attempt,
			entry.ms.toFixed(0),
		]);
	return html`${table('Webhooks', ['Scope', 'Destination', 'Client', 'State'], hooks)}
	${table('Last deliveries', ['Time (UTC)', 'Scope', 'Destination', 'Response', 'Outcome', 'Attempt', 'ms'], deliveries)}`;
}
