import { createHash, randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { Agent, errors, request } from 'undici';
import type { Account } from '../accounts';
import { isThisMachine } from '../http/guard';
import type { Id, Row } from '../state/row';
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
function signatureHeaders(clientSecret: string, id: string, body: string): Record<string, string> {
	const now = new Date();
	return {
		'webhook-id': id,
		'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
		'webhook-signature': new Webhook(clientSecret, { format: 'raw' }).sign(id, now, body),
	};
}

/** A payload to deliver to one hook. */
export interface Delivery {
	id: string;
	store: Store;
	hookId: Id;
	scope: string;
	body: string;
	/** Counts from 1. */
	attempt: number;
}

/** The current hook, if it is still active. */
export function listeningHook({ store, hookId }: Delivery): Row | undefined {
	const hook = store.collection('hooks').get(hookId);
	return hook?.is_active === true ? hook : undefined;
}

/** The domain of a destination, with its port, because all destinations on one machine share the host name. */
export function domainOf({ destination }: Row): string {
	return new URL(String(destination)).origin;
}

/** Signs and sends one delivery, if its destination is on this machine. */
export function createSignedSender(
	accounts: Account[],
	sender: ReturnType<typeof createHttpSender>,
) {
	return async (
		hook: Row,
		{ id, body }: Delivery,
		timeout: number,
	): Promise<SendResult | 'refused'> => {
		const destination = String(hook.destination);
		const secret = accounts.find(({ clientId }) => clientId === hook.client_id)?.clientSecret;
		if (!isLoopback(destination) || !secret) return 'refused';
		const headers = {
			...customHeaders(hook),
			'content-type': 'application/json',
			...signatureHeaders(secret, id, body),
		};
		return sender.post(destination, headers, body, timeout);
	};
}

function customHeaders({ headers }: Row): Record<string, string> {
	const entries = Object.entries((headers as Row | null) ?? {});
	return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)]));
}

/** Checks whether a URL is on this machine. The sandbox calls no others, because hooks can contain any URL. */
export function isLoopback(address: string): boolean {
	return URL.canParse(address) && isThisMachine(new URL(address).hostname);
}

/** The result of one attempt: the status, or why there is none. */
type SendResult = { status: number } | { status: null; reason: string };

/** Posts to destinations over persistent connections. */
export function createHttpSender() {
	const agent = new Agent({ pipelining: 1, connect: { timeout: 5_000 } });
	return {
		async post(
			destination: string,
			headers: Record<string, string>,
			body: string,
			timeout: number,
		): Promise<SendResult> {
			try {
				// Redirects are not followed: a 3xx counts as a failed delivery.
				const answer = await request(destination, {
					dispatcher: agent,
					method: 'POST',
					headers,
					body,
					signal: AbortSignal.timeout(timeout),
				});
				await answer.body.dump();
				return { status: answer.statusCode };
			} catch (error) {
				return { status: null, reason: reasonOf(error) };
			}
		},
		close: () => agent.destroy(),
	};
}

function reasonOf(error: unknown): string {
	if (error instanceof DOMException || error instanceof errors.ConnectTimeoutError)
		return 'No answer in time';
	return error instanceof errors.InvalidArgumentError
		? 'The headers of the hook cannot be sent'
		: 'No connection';
}
