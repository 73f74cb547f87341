import type { IDataObject } from 'n8n-workflow';

import { channelIn, eventOf } from '../events';
import { valuesAt } from '../payloadPath';
import type { Fetched } from '../record/fetchRecord';

/** An event on its way into a workflow. */
export interface Outgoing {
	scope: string;
	data: unknown;
	/** Seconds. */
	time: number;
	storeHash: string;
	fetched: Fetched;
	/** As BigCommerce sent it; absent for events that a list showed. */
	raw?: object;
	caughtUp?: boolean;
}

/** The item of an event: clean, or as BigCommerce sent it with the record beside it. */
export function itemOf(told: Outgoing, asRaw: boolean): IDataObject {
	const { record, note } = told.fetched;
	const rest = {
		...(record === undefined ? {} : { record }),
		...(note === undefined ? {} : { note }),
		...(told.caughtUp ? { caughtUp: true } : {}),
	};
	return { ...(asRaw ? rawOf(told) : simpleOf(told)), ...rest } as IDataObject;
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
		storeHash,
		...(channelId === undefined ? {} : { channelId }),
		time: new Date(time * 1000).toISOString(),
		data,
	};
}

/** Events from a list get the payload's frame; BigCommerce's own has a hash and the store's number besides. */
function rawOf({ raw, scope, data, time, storeHash }: Outgoing) {
	return raw ?? { scope, data, created_at: time, producer: `stores/${storeHash}` };
}

/** `Cart Item` → `cartItem` */
function camelCase(words: string): string {
	const [first, ...others] = words.replaceAll(/[^A-Za-z ]/g, '').split(' ');
	return first.toLowerCase() + others.join('');
}
