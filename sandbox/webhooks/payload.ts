import { createHash, randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { Store } from '../state/store';
import type { StoreEvent } from './eventsFromChanges';
import { writtenAs } from './scopes';

/** A delivery's ID, the same in each of its attempts. */
export function newDeliveryId(): string {
	return `msg_${randomUUID().replaceAll('-', '')}`;
}

/** The body that BigCommerce sends. The hash is not secret, because it depends only on the data. */
export function payloadOf(store: Store, { scope, data }: StoreEvent): string {
	return JSON.stringify({
		scope: writtenAs(scope),
		store_id: String(store.singletons.get('store||')?.store_id ?? ''),
		data,
		hash: createHash('sha1').update(JSON.stringify(data)).digest('hex'),
		created_at: Math.floor(Date.now() / 1000),
		producer: `stores/${store.hash}`,
	});
}

/** The three headers of Standard Webhooks. The key is the text of the client secret, not decoded. */
export function signatureOf(
	clientSecret: string,
	id: string,
	body: string,
): Record<string, string> {
	const now = new Date();
	return {
		'webhook-id': id,
		'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
		'webhook-signature': new Webhook(clientSecret, { format: 'raw' }).sign(id, now, body),
	};
}
