import type { Operation } from '../../catalog/types';
import { isRow, type Row } from '../state/row';

/** The field names of a collection in another set of paths. */
interface View {
	/** Names in state → names that these paths show. */
	names: Record<string, string>;
	out?: (row: Row) => Row;
	in?: (row: Row) => Row;
}

const VIEWS: Array<[prefix: string, view: View]> = [
	['v3 /catalog/categories', { names: { category_id: 'id', url: 'custom_url' } }],
	[
		'v2 /customers/{customer_id}/addresses',
		{
			names: {
				address1: 'street_1',
				address2: 'street_2',
				state_or_province: 'state',
				postal_code: 'zip',
				country_code: 'country_iso2',
			},
		},
	],
	[
		'v2 /customers',
		{
			names: {},
			out: (row) => ({
				...row,
				store_credit: String(row.store_credit ?? 0),
				addresses: { resource: `/customers/${String(row.id)}/addresses` },
			}),
		},
	],
	[
		'v2 /pages',
		{
			names: {},
			out: (row) => ({ ...withoutNull(row), content_type: row.content_type || 'text/html' }),
		},
	],
	[
		'v2 /redirects',
		{
			names: { from_path: 'path' },
			out: ({ to, ...row }) => ({ ...row, forward: to }),
			in: ({ forward, ...row }) => ({
				...row,
				site_id: 1000,
				...(forward !== undefined && { to: withNumber(forward) }),
			}),
		},
	],
];

/** The target of a redirect: an ID is a number, also if it is sent as text. */
function withNumber(forward: unknown): unknown {
	return isRow(forward) && /^\d+$/.test(String(forward.ref))
		? { ...forward, ref: Number(forward.ref) }
		: forward;
}

/** V2 has an empty string where V3 has null. */
function withoutNull(row: Row): Row {
	return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? '']));
}

function viewOf({ server, path }: Operation): View | undefined {
	const address = `${server} ${path}`;
	return VIEWS.find(([prefix]) => address === prefix || address.startsWith(`${prefix}/`))?.[1];
}

/** Converts a record of the state to the operation's field names. */
export function toView(operation: Operation, row: Row): Row {
	const view = viewOf(operation);
	return view ? rename((view.out ?? same)(row), view.names) : row;
}

/** Converts fields of a request to the state's field names. */
export function fromView(operation: Operation, row: Row): Row {
	const view = viewOf(operation);
	if (!view) return row;
	const back = Object.fromEntries(
		Object.entries(view.names).map(([inside, outside]) => [outside, inside]),
	);
	return (view.in ?? same)(rename(row, back));
}

/** The name of a field of the state in the operation's requests, for messages. */
export function nameIn(operation: Operation, field: string): string {
	return viewOf(operation)?.names[field] ?? field;
}

function rename(row: Row, names: Record<string, string>): Row {
	return Object.fromEntries(Object.entries(row).map(([key, value]) => [names[key] ?? key, value]));
}

function same(row: Row): Row {
	return row;
}

const DATE_FIELD = /(^date_|_date$|^date$|^expires$|^start_date$)/;
const ISO = /^\d{4}-\d{2}-\d{2}T/;

/** A date in V2's format: `Tue, 05 Mar 2024 21:40:11 +0000`. */
function rfc2822(iso: string): string {
	return new Date(iso).toUTCString().replace('GMT', '+0000');
}

/** A record with dates in V2's format. The state uses ISO. */
export function withV2Dates(row: Row): Row {
	return Object.fromEntries(
		Object.entries(row).map(([key, value]) => [
			key,
			DATE_FIELD.test(key) && typeof value === 'string' && ISO.test(value) ? rfc2822(value) : value,
		]),
	);
}
