import type { Operation } from '../../catalog/types';
import { shapeOf } from '../operations';
import type { Change } from '../state/changeLog';
import { rowsOf, type Id, type Row } from '../state/row';
import type { Store } from '../state/store';
import { RULES } from './events';
import type { EventRule } from './events/rule';
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
export function isAboutMany({ method, path, server, body }: Operation): boolean {
	if (shapeOf({ path, server }).item) return false;
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
	const events = gathered(applied).flatMap((applied) => fired(applied, store));
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
		...[...shared].map(([rule, list]) => ({
			rule,
			changes: list.flatMap(({ changes }) => changes),
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

/** The lines of a cart of all kinds, by ID, each with its cart and channel. */
function linesOf({ id, channel_id, line_items }: Row): Map<unknown, Row> {
	const lines = Object.values((line_items as Row | undefined) ?? {}).flatMap(rowsOf);
	return new Map(lines.map((line) => [line.id, { ...line, cart_id: id, channel_id }]));
}

/** Converts changes of carts to changes of their lines, which carts contain. */
function withLines(changes: Change[]): Change[] {
	return changes.flatMap((change) =>
		change.of === 'carts' ? [change, ...lineChanges(change)] : [change],
	);
}

function lineChanges({ kind, row, before }: Change): Change[] {
	const old = linesOf(before);
	const now = kind === 'deleted' ? new Map<unknown, Row>() : linesOf(row);
	const saved = [...now].flatMap(([id, line]): Change[] => {
		const was = old.get(id);
		if (!was) return [{ of: 'carts/lines', kind: 'created', row: line, before: {} }];
		return JSON.stringify(was) === JSON.stringify(line)
			? []
			: [{ of: 'carts/lines', kind: 'updated', row: line, before: was }];
	});
	const gone = [...old.values()].filter((line) => !now.has(line.id));
	return [
		...saved,
		...gone.map((line): Change => ({
			of: 'carts/lines',
			kind: 'deleted',
			row: line,
			before: line,
		})),
	];
}
