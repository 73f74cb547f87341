import { setTimeout as sleep } from 'node:timers/promises';

import type { DeliveryEntry } from '../../sandbox/webhooks/deliveryLog';
import { STORE } from './root';

/** Many webhooks at once, as the sandbox sends them. */
export interface Burst {
	/** Only this hook receives the events. */
	scope: string;
	count: number;
	/** The ID of the first event's record; the others count up from there. */
	first: number;
	/** Share of the events that are sent twice. */
	duplicates: number;
}

async function control<Answer>(
	url: string,
	method: string,
	path: string,
	body?: object,
): Promise<Answer> {
	const headers = { 'content-type': 'application/json', 'X-Auth-Token': STORE.token };
	const response = await fetch(`${url}${path}`, {
		method,
		headers,
		...(body ? { body: JSON.stringify(body) } : {}),
	});
	const text = await response.text();
	if (!response.ok)
		throw new Error(`The sandbox responded with ${response.status} to ${method} ${path}: ${text}`);
	return (text ? JSON.parse(text) : undefined) as Answer;
}

/** Sends a burst out of order, and waits until every delivery has a response. @returns all attempts, as logged by the sandbox */
export async function sendBurst(url: string, burst: Burst): Promise<DeliveryEntry[]> {
	await control(url, 'DELETE', '/sandbox/webhooks/deliveries');
	const { deliveries: sent } = await control<{ deliveries: number }>(
		url,
		'POST',
		'/sandbox/webhooks/burst',
		{ ...burst, reorder: true },
	);
	if (sent < burst.count) throw new Error(`No hook is registered for ${burst.scope}.`);
	for (;;) {
		const { pending } = await control<{ pending: number }>(url, 'GET', '/sandbox/webhooks');
		if (pending === 0) break;
		await sleep(500);
	}
	return (
		await control<{ deliveries: DeliveryEntry[] }>(url, 'GET', '/sandbox/webhooks/deliveries')
	).deliveries;
}

/** Registers a webhook for a kind of event. */
export async function registerHook(url: string, scope: string, destination: string): Promise<void> {
	await control(url, 'POST', `/stores/${STORE.hash}/v3/hooks`, {
		scope,
		destination,
		is_active: true,
	});
}

/** Waits until the store has a hook for a kind of event that points to a program. The store also has other hooks. */
export async function hookFor(url: string, scope: string, program: string): Promise<void> {
	for (let patience = 100; patience > 0; patience--) {
		const { data } = await control<{ data: Array<{ scope: string; destination: string }> }>(
			url,
			'GET',
			`/stores/${STORE.hash}/v3/hooks?limit=250`,
		);
		if (data.some((hook) => hook.scope === scope && hook.destination.startsWith(program))) return;
		await sleep(200);
	}
	throw new Error(`Nothing was registered for ${scope}.`);
}

/** Checks whether BigCommerce would have blocked a URL by now. */
export async function isBlocked(url: string): Promise<boolean> {
	return (
		(await control<{ blocked: unknown[] }>(url, 'GET', '/sandbox/webhooks')).blocked.length > 0
	);
}
