import type { Account } from '../accounts';
import type { Id, Row } from '../state/row';
import type { Store } from '../state/store';
import { signatureOf } from './payload';
import { isLoopback, type createSender, type Sent } from './sender';

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
export function createAttempt(accounts: Account[], sender: ReturnType<typeof createSender>) {
	return async (hook: Row, { id, body }: Delivery, timeout: number): Promise<Sent | 'refused'> => {
		const destination = String(hook.destination);
		const secret = accounts.find(({ clientId }) => clientId === hook.client_id)?.clientSecret;
		if (!isLoopback(destination) || !secret) return 'refused';
		const headers = {
			...customHeaders(hook),
			'content-type': 'application/json',
			...signatureOf(secret, id, body),
		};
		return sender.post(destination, headers, body, timeout);
	};
}

function customHeaders({ headers }: Row): Record<string, string> {
	const given = Object.entries((headers as Row | null) ?? {});
	return Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), String(value)]));
}
