/**
 * The shape of catalog/webhookEvents.json: the events BigCommerce tells of, and how the record behind each one is read.
 * Facts only. Left out: `store/hook/deliveryException`, whose destination must differ from that of every other hook.
 */

/** Where a value stands: `data.id` in the payload, `data[].id` in each element of it, `data.ids[]` each element of a list, `channel` in the scope, `via.id` in the record read before. */
export type Place = string;

/** How to read a record: one operation of the catalogue, and where its arguments come from. */
export interface Fetch {
	/** Counts only for payloads with these values. */
	when?: Record<Place, string>;
	/** Read before, because the payload lacks something that only this record has. */
	via?: Fetch;
	/** `GET v3 /catalog/products/{product_id}` */
	operation: string;
	/** By name of the path or query parameter; of several places the first that holds something counts. */
	arguments?: Record<string, Place | Place[]>;
	/** The answer is a list because the operation filters; the record is its only element. */
	one?: true;
	/** The answer is a list that cannot be filtered; the record is the element with these values. */
	where?: Record<string, Place>;
}

/** How to find the records that were made or changed since a moment. */
export interface RecordList {
	/** `GET v2 /orders` */
	operation: string;
	/** The query parameter that takes the moment, ISO 8601. */
	since: string;
	/** Fields of a record with the dates it was made and last changed. */
	created: string;
	modified: string;
	/** Field with the channel the record belongs to. */
	channel?: string;
	/** The `data` of the event, with `$field` for a field of the record, `$field|text` for its text. */
	data: Record<string, unknown>;
}

export interface WebhookEvent {
	/** As registered, and as saved in workflows; `{channel_id}` where an event exists only per channel. */
	scope: string;
	/** The same event limited to one channel. Its payload names IDs differently. */
	channelScope?: string;
	/** What the event is about, as a merchant calls it. */
	group: string;
	/** As shown in the list of events. */
	name: string;
	/** Of B2B Edition: to register it, BigCommerce wants that edition's scope, and the record is in an API of its own. */
	b2b?: true;
	/** Stands for every event below its path. */
	wildcard?: true;
	/** Other scopes that payloads of this event carry. */
	deliveredAs?: string[];
	/** Where the payload says what the event is about; `data[].x` and lists give the first. Absent: there is no ID. */
	id?: Place | Place[];
	/** The first of these whose conditions hold and whose arguments are all there. Absent: there is nothing to read. */
	fetch?: Fetch[];
	/** The list among `lists` that shows such events afterwards. */
	catchUp?: { list: string; change: 'created' | 'updated' };
}

export interface WebhookEvents {
	lists: Record<string, RecordList>;
	events: WebhookEvent[];
}
