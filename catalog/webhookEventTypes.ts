/**
 * The shape of catalog/webhookEvents.json: BigCommerce's webhook events, and how to read the record of each.
 * Left out: `store/hook/deliveryException`, whose destination must differ from that of every other hook.
 */

/** The path of a value: `data.id` in the payload, `data[].id` in each element of it, `data.ids[]` each element of a list, `channel` in the scope, `via.id` in the record read first. */
export type Place = string;

/** How to read a record: an operation of the catalog, and the source of its arguments. */
export interface Fetch {
	/** Used only for payloads with these values. */
	when?: Record<Place, string>;
	/** A record to read first, because the payload lacks a value that only this record has. */
	via?: Fetch;
	/** `GET v3 /catalog/products/{product_id}` */
	operation: string;
	/** By name of the path or query parameter. If there are several paths, the first with a value is used. */
	arguments?: Record<string, Place | Place[]>;
	/** The response is a list because the operation filters; the record is its only element. */
	one?: true;
	/** The response is a list that cannot be filtered; the record is the element with these values. */
	where?: Record<string, Place>;
}

/** How to list the records that were created or changed since a time. */
export interface RecordList {
	/** `GET v2 /orders` */
	operation: string;
	/** The query parameter for the time, ISO 8601. */
	since: string;
	/** Fields with the creation and modification dates of a record. */
	created: string;
	modified: string;
	/** Field with the channel the record belongs to. */
	channel?: string;
	/** The `data` of the event, with `$field` for a field of the record, `$field|text` for its text. */
	data: Record<string, unknown>;
}

export interface WebhookEvent {
	/** As registered, and as saved in workflows; with `{channel_id}` if the event exists only per channel. */
	scope: string;
	/** The same event limited to one channel. Its payload names IDs differently. */
	channelScope?: string;
	/** The kind of resource, in a merchant's words. */
	group: string;
	/** As shown in the list of events. */
	name: string;
	/** An event of B2B Edition: registering it needs that edition's scope. */
	b2b?: true;
	/** A wildcard for all events below its path. */
	wildcard?: true;
	/** Other scopes that payloads of this event carry. */
	deliveredAs?: string[];
	/** Path of the record's ID in the payload; for `data[].x` and lists the first. Absent if there is no ID. */
	id?: Place | Place[];
	/** The IDs of what the record belongs to, by their names in the output: `productId` of a variant. */
	related?: Record<string, Place | Place[]>;
	/** Uses the first entry whose conditions match and whose arguments all have a value. Absent if there is nothing to read. */
	fetch?: Fetch[];
	/** The list in `lists` that shows missed events of this kind. */
	catchUp?: { list: string; change: 'created' | 'updated' };
}

export interface WebhookEvents {
	lists: Record<string, RecordList>;
	events: WebhookEvent[];
}
