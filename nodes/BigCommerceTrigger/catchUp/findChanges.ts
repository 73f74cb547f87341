import type { RecordList } from '../../../catalog/webhookEventTypes';
import { allEvents, belongsTo, channelIn, eventOf, inChannel, listOf } from '../events';
import { isId } from '../checkPayload';
import { isObject, type Json } from '../../shared/utils/isObject';
import { keyOfRecord, markListed, type SeenEvents } from '../delivery/seenEvents';

/** A record with an ID and a creation or modification date. */
export type DatedRecord = Json & { id: string | number };

/** A list to search for changes, and the scopes of the events that its records represent. */
export interface ChangeSearch {
	name: string;
	list: RecordList;
	created: string[];
	updated: string[];
}

/** An event found in a list instead of being delivered. */
export interface FoundEvent {
	scope: string;
	data: unknown;
	/** Seconds. */
	time: number;
	record: Json;
}

/** The time range to search. Seconds. */
export interface Window {
	/** Earlier changes are already known or not needed. */
	from: number;
	/** When the list was requested. */
	to: number;
}

/** Checks that a list element has an ID and a date, so that changes can be detected. */
export function isDated(
	element: unknown,
	{ created, modified }: RecordList,
): element is DatedRecord {
	return (
		isObject(element) &&
		isId(element.id) &&
		[created, modified].some((field) => seconds(element[field]) !== undefined)
	);
}

/** The lists that show the events of these scopes. A wildcard covers the events directly below it. */
export function searchesFor(scopes: string[]): ChangeSearch[] {
	const searches = new Map<string, ChangeSearch>();
	for (const scope of scopes) {
		for (const concrete of concreteScopes(scope)) {
			const catchUp = eventOf(concrete)?.catchUp;
			if (!catchUp) continue;
			const search = searches.get(catchUp.list) ?? {
				name: catchUp.list,
				list: listOf(catchUp.list),
				created: [],
				updated: [],
			};
			if (!search[catchUp.change].includes(concrete)) search[catchUp.change].push(concrete);
			searches.set(catchUp.list, search);
		}
	}
	return [...searches.values()];
}

/** The names of selected events that no list shows. */
export function notListed(scopes: string[]): string[] {
	const names = scopes
		.filter((scope) => concreteScopes(scope).every((scope) => !eventOf(scope)?.catchUp))
		.map((scope) => eventOf(scope)?.name ?? scope);
	return [...new Set(names)];
}

function concreteScopes(scope: string): string[] {
	if (!scope.endsWith('/*')) return [scope];
	const channel = channelIn(scope);
	const depth = scope.split('/').length;
	const all = allEvents().flatMap((event) => [event.scope, event.channelScope ?? event.scope]);
	const named = new Set(
		all.map((text) => (channel === undefined ? text : inChannel(text, channel))),
	);
	return [...named].filter(
		(text) => !text.endsWith('/*') && text.split('/').length === depth && belongsTo(scope, text),
	);
}

/**
 * Finds the events that a record of a list represents: created, or else updated, unless the workflow already has them.
 * Remembers them, so that neither a late delivery nor the next check reports them again.
 */
export function findChanges(
	search: ChangeSearch,
	record: DatedRecord,
	window: Window,
	seenEvents: SeenEvents,
): FoundEvent[] {
	const { list, name } = search;
	const [createdAt, modifiedAt] = [list.created, list.modified].map((field) =>
		seconds(record[field]),
	);
	const modified = modifiedAt ?? createdAt;
	if (modified === undefined || modified < window.from) return [];
	const key = keyOfRecord(name, record.id);
	const seenRecord = seenEvents.records.get(key);
	const isNew = createdAt !== undefined && createdAt >= window.from && !seenRecord?.created;
	const isChanged = modified > (seenRecord?.changed ?? 0) && modified > (createdAt ?? 0);
	const { scopes, time } =
		isNew && search.created.length > 0
			? { scopes: search.created, time: createdAt }
			: isChanged
				? { scopes: search.updated, time: modified }
				: { scopes: [], time: 0 };
	const inScope = scopes.filter((scope) => isOfChannel(list, record, channelIn(scope)));
	if (inScope.length === 0) return [];
	markListed(seenEvents, key, modified, window.to);
	return inScope.map((scope) => ({ scope, data: fill(list.data, record), time, record }));
}

/**
 * The event that stands for a record which existed when the trigger started, unless the workflow already has one for its present
 * state. Remembers it, so that neither a late delivery nor a check reports it again.
 */
export function findExisting(
	search: ChangeSearch,
	record: DatedRecord,
	listedAt: number,
	seenEvents: SeenEvents,
): FoundEvent[] {
	const { list, name } = search;
	const createdAt = seconds(record[list.created]);
	const modified = seconds(record[list.modified]) ?? createdAt ?? 0;
	const key = keyOfRecord(name, record.id);
	const seenRecord = seenEvents.records.get(key);
	if (seenRecord && (seenRecord.created || seenRecord.changed >= modified)) return [];
	const scopes = search.created.length > 0 ? search.created : search.updated;
	const [scope] = scopes.filter((scope) => isOfChannel(list, record, channelIn(scope)));
	if (scope === undefined) return [];
	// Older changes cannot be reported any more. The places in memory are for those that can.
	if (modified >= listedAt - RECENT) markListed(seenEvents, key, modified, listedAt);
	return [{ scope, data: fill(list.data, record), time: createdAt ?? modified, record }];
}

/** Seconds: longer than checks overlap. */
const RECENT = 600;

function isOfChannel(
	{ channel: field }: RecordList,
	record: Json,
	channel: number | undefined,
): boolean {
	return (
		channel === undefined ||
		(field !== undefined && isId(record[field]) && Number(record[field]) === channel)
	);
}

/** Replaces `$field` with the record's value, and `$field|text` with its text. */
function fill(template: unknown, record: Json): unknown {
	if (typeof template === 'string' && template.startsWith('$')) {
		const [field, form] = template.slice(1).split('|');
		const value = record[field];
		return form === 'text' && isId(value) ? String(value) : value;
	}
	if (typeof template !== 'object' || template === null) return template;
	return Object.fromEntries(
		Object.entries(template).map(([name, value]) => [name, fill(value, record)]),
	);
}

/** Parses a date of V2 or V3. V2 has an empty string if there is no date. */
function seconds(value: unknown): number | undefined {
	const milliseconds = typeof value === 'string' ? Date.parse(value) : NaN;
	return Number.isNaN(milliseconds) ? undefined : Math.floor(milliseconds / 1000);
}
