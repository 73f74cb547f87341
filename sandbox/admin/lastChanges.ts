import { html } from 'hono/html';
import isEqual from 'lodash/isEqual';
import type { Change, ChangeKind } from '../state/changeLog';
import type { Row } from '../state/row';
import type { Store } from '../state/store';
import { table } from './html';
import { dollars, nameOf, storeName } from './words';

/** A record that was changed, as the page shows it. */
interface ShownChange {
	at: string;
	store: string;
	record: string;
	what: string;
}

const KEPT = 15;
/** Changed fields to name in a row. */
const FIELDS = 3;
const MONEY = /price|total|cost|amount/;
/** Times that every change sets. */
const STAMPS = new Set(['date_modified', 'date_last_imported', 'updated_at', 'updated_time']);

/** The records that were changed last, newest first. */
export function createLastChanges() {
	let shown: ShownChange[] = [];
	return {
		note(store: Store, changes: Change[]): void {
			const at = new Date().toISOString();
			const added = changes.flatMap((change) => {
				const what = describe(change);
				return what ? [{ at, store: storeName(store), record: recordName(change), what }] : [];
			});
			shown = [...added.reverse(), ...shown].slice(0, KEPT);
		},
		all: () => shown,
		clear(): void {
			shown = [];
		},
	};
}

/** The last changes of one sandbox. */
export type LastChanges = ReturnType<typeof createLastChanges>;

/** The last changes as a table. */
export function changeTable(changes: ShownChange[]) {
	return table(
		'Last changes',
		['Time (UTC)', 'Store', 'Record', 'Change'],
		changes.map(({ at, store, record, what }) => [at.slice(11, 19), store, record, html`${what}`]),
		'None yet. When a workflow changes something in a store, it appears here.',
	);
}

/** `Product: Orchard Steel Salad Servers` */
function recordName({ of, row }: Change): string {
	const kind = (of.split('/').at(-1) ?? of).replaceAll(/[_-]/g, ' ');
	const single = kind
		.replace(/ies$/, 'y')
		.replace(/(ss|x|ch|sh)es$/, '$1')
		.replace(/([^s])s$/, '$1');
	const name = nameOf(row) || String(row.email ?? row.sku ?? (row.id ? `#${String(row.id)}` : ''));
	return [single.charAt(0).toUpperCase() + single.slice(1), name].filter(Boolean).join(': ');
}

const FIXED: Partial<Record<ChangeKind, string>> = { created: 'created', deleted: 'deleted' };

/** What the change did; empty if it only set the time of the change. */
function describe({ kind, row, before }: Change): string {
	const fixed = FIXED[kind];
	if (fixed) return fixed;
	// Settings that still had their defaults.
	if (namesIn(before).length === 0) return 'changed';
	const fields = [...new Set([...namesIn(before), ...namesIn(row)])].filter(
		(field) => !STAMPS.has(field) && !isEqual(before[field], row[field]),
	);
	const more = fields.length > FIELDS ? [`${fields.length - FIELDS} more`] : [];
	return [...fields.slice(0, FIELDS).map((field) => fieldChange(field, before, row)), ...more].join(
		', ',
	);
}

const namesIn = (row: Row) => Object.keys(row).filter((name) => !name.startsWith('$'));

/** `price $57.95 → $63.75`; only the name of a field that holds more than one value. */
function fieldChange(field: string, before: Row, row: Row): string {
	const [old, now] = [before[field], row[field]].map((value) => shortText(field, value));
	const name = field.replaceAll('_', ' ');
	return old === undefined || now === undefined ? name : `${name} ${old} → ${now}`;
}

function shortText(field: string, value: unknown): string | undefined {
	if (value === undefined || value === null || value === '') return 'empty';
	if (typeof value === 'object') return undefined;
	const text = MONEY.test(field) && !Number.isNaN(Number(value)) ? dollars(value) : String(value);
	return text.length > 60 ? undefined : text;
}
