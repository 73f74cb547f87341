import { plainLine } from '../text/plain';
import type { ErrorDetail } from './types';
import { isObject, type Json } from '../utils/isObject';

/** Keys of an envelope with an error text, the most general first. */
const TEXTS = [
	'title',
	'message',
	'detail',
	'reason',
	'error',
	'error_message',
	'error_description',
	'errMsg',
	'faultstring',
];
/** Keys of an envelope with several errors. */
const NESTED = ['errors', 'batch_errors', 'field_errors', 'details', 'error', 'fault'];
/** Keys of an envelope without error information. */
const NOISE = new Set([
	'status',
	'code',
	'instance',
	'meta',
	'links',
	'locations',
	'extensions',
	'timestamp',
	'data',
	...TEXTS,
	...NESTED,
]);
/** Keys of an entry that name its field. */
const FIELD = [
	'field',
	'field_name',
	'fieldName',
	'path',
	'pointer',
	'parameter',
	'property',
	'identifier',
	'index',
];
/** Keys of an entry that identify its record. */
const RECORD = ['sku', 'variant_id', 'product_id', 'order_id', 'id'];

const LONGEST_TEXT = 500;
const MOST_DETAILS = 200;
/** Limits for the number and depth of values, because a body may have any size. */
const MOST_VALUES = 20_000;
const DEEPEST = 10;

/** The state while a body is read. */
interface Reading {
	details: ErrorDetail[];
	values: number;
}

/**
 * All errors in a body. Every name below `errors` is a field, even `type`, `status` and
 * `message`, because BigCommerce has fields with these names.
 * @param status the response status; a `code` that only repeats it is not shown
 */
export function readComplaints(
	body: unknown,
	status: number,
): { title?: string; details: ErrorDetail[] } {
	const reading: Reading = { details: [], values: 0 };
	const envelopes = (Array.isArray(body) ? body.slice(0, MOST_DETAILS) : [body]).map((value) =>
		isObject(value) ? unwrapped(value) : value,
	);
	for (const envelope of envelopes) {
		if (isObject(envelope)) readEnvelope(reading, envelope, status);
		else add(reading, [], envelope);
	}
	const title =
		reading.details.at(0)?.field === undefined ? reading.details.at(0)?.message : undefined;
	const details = unique(reading.details).filter(
		({ field, message }) => field !== undefined || message !== title,
	);
	return { ...(title ? { title } : {}), details };
}

/** An envelope inside a wrapper, such as `{ value: { title } }`. */
function unwrapped(body: Json, depth = 0): Json {
	const [name, ...others] = Object.keys(body);
	const inner =
		others.length === 0 && !NESTED.includes(name) && depth < DEEPEST ? body[name] : undefined;
	return isObject(inner) && isEnvelope(inner) ? unwrapped(inner, depth + 1) : body;
}

function isEnvelope(value: Json): boolean {
	return [...TEXTS, ...NESTED].some((name) => name in value);
}

function readEnvelope(reading: Reading, body: Json, status: number): void {
	const before = reading.details.length;
	const [title, ...others] = textsOf(body);
	if (title !== undefined) add(reading, [], withCode(title, body, status));
	for (const other of others) add(reading, [], other);
	for (const name of NESTED) readNested(reading, name, body[name], [], 0);
	readData(reading, body.data);
	if (isObject(body.meta)) add(reading, [], body.meta.message);
	if (reading.details.length === before) readUnknown(reading, body);
}

const MOST_OF_UNKNOWN = 5;

/** For an unknown structure: returns its first values, which are better than nothing. */
function readUnknown(reading: Reading, body: Json): void {
	const before = reading.details.length;
	readFields(reading, leaving(body, ['status', 'instance', 'meta', 'links']), [], 0);
	reading.details.splice(before + MOST_OF_UNKNOWN);
}

/** BigCommerce's error code for support, if it is not the HTTP status. */
function withCode(title: string, { code, status: own }: Json, status: number): string {
	return isOwnCode(code, [status, own]) ? `${title} (code ${plainLine(String(code), 60)})` : title;
}

/** Whether a code is not just the HTTP status. */
function isOwnCode(code: unknown, statuses: unknown[] = []): code is string | number {
	return (
		['string', 'number'].includes(typeof code) &&
		code !== '' &&
		!/^[1-5]\d\d$/.test(String(code)) &&
		!statuses.map(String).includes(String(code))
	);
}

function readNested(
	reading: Reading,
	name: string,
	value: unknown,
	way: string[],
	depth: number,
): void {
	if (depth > DEEPEST) return;
	if (Array.isArray(value)) for (const child of value) readOne(reading, child, way, depth);
	else if (name === 'error' || name === 'fault')
		readOne(reading, isObject(value) ? value : undefined, way, depth);
	// A numeric status is not a message about a field, so this is an error with its own envelope.
	else if (isObject(value) && typeof value.status === 'number' && textsOf(value).length > 0)
		readOne(reading, value, way, depth);
	else if (isObject(value) && isWrapper(value))
		for (const inner of NESTED) readNested(reading, inner, value[inner], way, depth + 1);
	else if (isObject(value))
		readFields(
			reading,
			name === 'details' ? besidesFields(reading, value, way, depth) : value,
			way,
			depth,
		);
	else add(reading, way, value);
}

/** `{ errors: { errors: { … } } }`: only another envelope. */
function isWrapper(value: Json): boolean {
	const [name, ...others] = Object.keys(value);
	return others.length === 0 && NESTED.includes(name) && isObject(value[name]);
}

/** In V2's `details`, `invalid_reason` and similar keys give the reason, and a list contains refusals. @returns the remaining fields */
function besidesFields(reading: Reading, details: Json, way: string[], depth: number): Json {
	const reasons = Object.keys(details).filter(
		(name) => /^[a-z]{1,20}_reason$/.test(name) && typeof details[name] === 'string',
	);
	const lists = NESTED.filter((name) => Array.isArray(details[name]));
	for (const name of reasons) add(reading, way, details[name]);
	for (const name of lists) readNested(reading, name, details[name], way, depth + 1);
	return leaving(details, [...reasons, ...lists]);
}

/** Refused records inside `data`, as refunds return them, and the error text that B2B Edition puts there. */
function readData(reading: Reading, data: unknown): void {
	const refused = (record: Json) =>
		'error' in record || 'errMsg' in record || (Number(record.status) >= 400 && isEnvelope(record));
	for (const value of Array.isArray(data) ? data : [data]) {
		if (isFull(reading)) return;
		if (isObject(value) && refused(value)) readOne(reading, value, [], 0);
	}
}

/** `{ name: "is required", price: ["is too low"] }`: every name is a field. */
function readFields(reading: Reading, fields: Json, way: string[], depth: number): void {
	if (depth > DEEPEST) return;
	for (const name in fields) {
		if (isFull(reading)) return;
		const value = fields[name];
		const here = name === '' ? way : [...way, plainLine(name, 200)];
		if (Array.isArray(value)) for (const child of value) readOne(reading, child, here, depth + 1);
		else if (!isObject(value)) add(reading, here, value === '' ? 'is not valid' : value);
		else if (isEntry(value)) readOne(reading, value, here, depth + 1);
		else readFields(reading, value, here, depth + 1);
	}
}

/** An object instead of a message: one text, and otherwise only envelope keys. */
function isEntry(value: Json): boolean {
	const texts = TEXTS.filter((name) => typeof value[name] === 'string');
	return (
		texts.length === 1 &&
		(typeof value.status !== 'string' || numbered(value).length > 0) &&
		Object.keys(value).every((name) => NOISE.has(name) || name === 'type' || FIELD.includes(name))
	);
}

/** An element of a list of errors. */
function readOne(reading: Reading, value: unknown, way: string[], depth: number): void {
	if (depth > DEEPEST || isFull(reading)) return;
	if (Array.isArray(value)) {
		for (const child of value) readOne(reading, child, way, depth + 1);
		return;
	}
	if (!isObject(value)) {
		add(reading, way, value);
		return;
	}
	const texts = textsOf(value);
	const nested = NESTED.filter(
		(name) => !TEXTS.includes(name) || typeof value[name] === 'object',
	).filter((name) => value[name] !== null && value[name] !== undefined);
	if (texts.length === 0 && nested.length === 0) {
		readFields(reading, leaving(value, numbered(value)), way, depth + 1);
		return;
	}
	const here = [...way, ...nameOf(value)];
	if (texts.length > 0)
		add(
			reading,
			here,
			`${texts.reduce((all, text) => `${all}${/[.!?]$/.test(all.slice(-1)) ? '' : '.'} ${text}`)}${factsOf(value)}`,
		);
	for (const name of nested) readNested(reading, name, value[name], here, depth + 1);
}

/** A status that is a number, and what goes with it. A text is an error of a field with that name. */
function numbered({ status }: Json): string[] {
	return /^\d+$/.test(String(status)) ? ['status', 'instance'] : [];
}

/** The field or record of an entry. */
function nameOf(entry: Json): string[] {
	const { source } = entry;
	const field = [
		...FIELD.map((name) => entry[name]),
		...(isObject(source) ? [source.pointer, source.parameter] : []),
	]
		.map(asName)
		.find(Boolean);
	if (field) return [field];
	const record = RECORD.find((name) => ['string', 'number'].includes(typeof entry[name]));
	return record ? [`${record} ${plainLine(String(entry[record]), 200)}`] : [];
}

function asName(value: unknown): string | undefined {
	if (Array.isArray(value)) return plainLine(value.slice(0, 20).map(String).join('.'), 200);
	return ['string', 'number'].includes(typeof value) ? plainLine(String(value), 200) : undefined;
}

const MOST_FACTS = 6;

/** Other facts of an entry, such as `available_quantity`. */
function factsOf(entry: Json): string {
	const named = new Set([...FIELD, ...RECORD]);
	const isAddress = (value: unknown) =>
		typeof value === 'string' && /^(about:|https?:|\/)/.test(value);
	const isFact = (name: string, value: unknown) =>
		name === 'code' ? isOwnCode(value) : !NOISE.has(name) && !named.has(name) && !isAddress(value);
	const facts = Object.entries(entry)
		.filter(
			([name, value]) =>
				['string', 'number', 'boolean'].includes(typeof value) && isFact(name, value),
		)
		.slice(0, MOST_FACTS)
		.map(([name, value]) => `${plainLine(name, 60)}: ${plainLine(String(value), 60)}`);
	return facts.length > 0 ? ` (${facts.join(', ')})` : '';
}

function textsOf(value: Json): string[] {
	const texts = TEXTS.map((name) => value[name])
		.filter((value): value is string => typeof value === 'string')
		.map((text) => plainLine(text, LONGEST_TEXT));
	return [...new Set(texts)].filter(Boolean);
}

function add(reading: Reading, way: string[], value: unknown): void {
	reading.values += 1;
	if (isFull(reading) || !['string', 'number', 'boolean'].includes(typeof value)) return;
	const message = inWords(plainLine(String(value), LONGEST_TEXT));
	if (message !== '')
		reading.details.push({
			...(way.length > 0 ? { field: way.join('.') } : {}),
			message,
		});
}

function isFull({ details, values }: Reading): boolean {
	return details.length >= MOST_DETAILS || values >= MOST_VALUES;
}

/** Error keys of the library that BigCommerce uses for channels and hooks. */
const KEYS = new Map(
	Object.entries({
		'path.missing': 'is required',
		'expected.jsstring': 'must be text',
		'expected.jsnumber': 'must be a number',
		'expected.jsboolean': 'must be true or false',
		'expected.jsarray': 'must be a list',
		'expected.jsobject': 'must be an object',
		'expected.numberformatexception': 'must be a number',
		'expected.uuid': 'must be a UUID',
		'expected.date': 'must be a date',
		'expected.date.isoformat': 'must be a date such as 2026-01-31',
		'expected.validenumvalue': 'must be one of the values that BigCommerce documents',
		'expected.enumstring': 'must be one of the values that BigCommerce documents',
		email: 'must be an e-mail address',
		required: 'is required',
		min: 'is too small',
		max: 'is too large',
		minlength: 'is too short',
		maxlength: 'is too long',
		pattern: 'does not have the form that BigCommerce wants',
	}),
);

/** The text for a key such as `error.expected.jsnumber`. */
function inWords(message: string): string {
	const [, key] = /^error\.([a-z][\w.]{0,80}?)\.?$/i.exec(message) ?? [];
	return key === undefined
		? message
		: (KEYS.get(key.toLowerCase()) ?? `is not valid: ${key.replaceAll('.', ' ')}`);
}

function leaving(value: Json, names: string[]): Json {
	return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

function unique(details: ErrorDetail[]): ErrorDetail[] {
	return [
		...new Map(details.map((detail) => [`${detail.field}\n${detail.message}`, detail])).values(),
	];
}
