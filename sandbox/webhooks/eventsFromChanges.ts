import type { Operation } from '../../catalog/types';
import { shapeOf } from '../operations';
import type { Change } from '../state/changeLog';
import type { Id, Row } from '../state/row';
import type { Store } from '../state/store';
import { RULES } from './events';
import type { EventRule } from './events/rule';
import { withLines } from './lines';
import { inChannel } from './scopes';

/** An event for the hooks of its scope. */
export interface StoreEvent {
	scope: string;
	data: unknown;
}

/** A rule, with the changes that it applies to. */
interface Applied {
	rule: EventRule;
	changes: Change[];
}

/** Checks whether a request is about many records: a list in its body, or a query that selects records. */
export function isAboutMany({ method, path, body }: Operation): boolean {
	if (shapeOf(path).item) return false;
	return method !== 'POST' || body?.schema.type === 'array';
}

/** The events that a request's changes fire, each once. */
export function eventsOf(store: Store, all: Change[], asked: 'one' | 'many'): StoreEvent[] {
	const changes = withLines(all).filter((change) => !goesWithItsOwner(change, all));
	const applied = changes.flatMap((change): Applied[] =>
		RULES.filter(
			(rule) => applies(rule, change, all, store) && (rule.asked ?? asked) === asked,
		).map((rule) => ({ rule, changes: [change] })),
	);
	const events = gathered(applied).flatMap((each) => fired(each, store));
	return [...new Map(events.map((event) => [JSON.stringify(event), event])).values()];
}

/** Records below a deleted record fire no events. */
function goesWithItsOwner(change: Change, all: Change[]): boolean {
	return (
		change.kind === 'deleted' &&
		all.some(({ kind, of }) => kind === 'deleted' && change.of.startsWith(`${of}/`))
	);
}

function applies(rule: EventRule, change: Change, all: Change[], store: Store): boolean {
	const { of, kind, row, before } = change;
	if (rule.of !== of || !rule.kinds.includes(kind)) return false;
	if (rule.fields && !rule.fields.some((field) => differs(field, row, before))) return false;
	if (
		rule.except &&
		kind === 'updated' &&
		!changedFields(row, before).some((field) => !rule.except?.includes(field))
	)
		return false;
	if (rule.when && !rule.when(row, before, store)) return false;
	return !rule.partOf || ownerStays(rule.partOf, row, all, store);
}

function ownerStays(
	{ collection, id }: NonNullable<EventRule['partOf']>,
	part: Row,
	all: Change[],
	store: Store,
): boolean {
	const owner = store.collection(collection).get(id(part) as Id);
	return (
		owner !== undefined &&
		!all.some(({ of, kind, row }) => of === collection && kind === 'created' && row.id === owner.id)
	);
}

function changedFields(row: Row, before: Row): string[] {
	const fields = Object.keys({ ...before, ...row }).filter((field) => differs(field, row, before));
	// A request with the current values still counts as an update.
	return fields.length ? fields : ['date_modified'];
}

function differs(field: string, row: Row, before: Row): boolean {
	return JSON.stringify(row[field]) !== JSON.stringify(before[field]);
}

/** Groups changes that share one event. */
function gathered(applied: Applied[]): Applied[] {
	const shared = Map.groupBy(
		applied.filter(({ rule }) => rule.together),
		({ rule }) => rule,
	);
	return [
		...applied.filter(({ rule }) => !rule.together),
		...[...shared].map(([rule, each]) => ({
			rule,
			changes: each.flatMap(({ changes }) => changes),
		})),
	];
}

function fired({ rule, changes }: Applied, store: Store): StoreEvent[] {
	const { scope, data, channel, together } = rule;
	if (together && data)
		return [
			{ scope, data: together(changes.map(({ row, before }) => data(row, before, store) as Row)) },
		];
	return changes.flatMap(({ row, before }) => [
		...(data ? [{ scope, data: data(row, before, store) }] : []),
		...(channel?.ids(row, store) ?? [])
			.filter((id) => id !== undefined && id !== null)
			.map((id) => ({ scope: inChannel(scope, id), data: channel?.data(row, before, store) })),
	]);
}
