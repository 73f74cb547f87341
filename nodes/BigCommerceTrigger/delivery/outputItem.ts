import mapValues from 'lodash/mapValues';
import pickBy from 'lodash/pickBy';
import type { IDataObject } from 'n8n-workflow';

import type { WebhookEvent } from '../../../catalog/webhookEventTypes';
import { channelIn, eventOf } from '../events';
import { valuesAt, type Payload } from '../payloadPath';
import type { Fetched } from '../record/fetchRecord';

/** An event to pass to the workflow. */
export interface Outgoing {
	scope: string;
	data: unknown;
	/** Seconds. */
	time: number;
	storeHash: string;
	fetched: Fetched;
	/** The payload from BigCommerce; absent for events found in a list. */
	raw?: object;
	caughtUp?: boolean;
	/** The record existed before the trigger started. */
	backfill?: boolean;
}

/** Builds the item of an event: simplified, or the raw payload plus the record. */
export function itemOf(outgoing: Outgoing, asRaw: boolean): IDataObject {
	const { record, note } = outgoing.fetched;
	const rest = {
		...(record === undefined ? {} : { record }),
		...(note === undefined ? {} : { note }),
		...(outgoing.caughtUp ? { caughtUp: true } : {}),
		...(outgoing.backfill ? { backfill: true } : {}),
	};
	return { ...(asRaw ? rawOf(outgoing) : simpleOf(outgoing)), ...rest } as IDataObject;
}

function simpleOf({ scope, data, time, storeHash }: Outgoing) {
	const event = eventOf(scope);
	const channelId = channelIn(scope);
	const [id] = event?.id ? valuesAt(event.id, { scope, data }) : [];
	return {
		event: scope,
		resource: camelCase(event?.group ?? scope.split('/')[1]),
		change: scope.split('/').at(-1),
		id: id ?? null,
		...relatedIds(event?.related, { scope, data }),
		storeHash,
		...(channelId === undefined ? {} : { channelId }),
		time: new Date(time * 1000).toISOString(),
		data,
	};
}

/** The IDs of the records that the event's record belongs to, such as the product of a variant. */
function relatedIds(related: WebhookEvent['related'] = {}, payload: Payload) {
	return pickBy(
		mapValues(related, (places) => valuesAt(places, payload)[0]),
		(id) => id !== undefined,
	);
}

/** Events from a list get the same outer fields as a payload, except `hash` and `store_id`. */
function rawOf({ raw, scope, data, time, storeHash }: Outgoing) {
	return raw ?? { scope, data, created_at: time, producer: `stores/${storeHash}` };
}

/** `Cart Item` → `cartItem` */
function camelCase(words: string): string {
	const [first, ...others] = words.replaceAll(/[^A-Za-z ]/g, '').split(' ');
	return first.toLowerCase() + others.join('');
}
