import { recordSchema } from '../../../catalog/recordSchema';
import type { Operation, Schema } from '../../../catalog/types';
import { keyFields } from './planBatches';
import { isObject, type Json } from '../../shared/utils/isObject';

/** The errors of single elements in a refusal, each as if it had been refused alone. */
export interface FailedItems {
	/** Clearly named, by an index or by key values. */
	certain: Map<number, unknown>;
	/** Probably named. */
	suspected: Map<number, unknown>;
	/** Errors that name no element. */
	unnamed: unknown[];
}

/** Fields in which BigCommerce lists errors of elements. */
const LISTS = ['batch_errors', 'errors', 'field_errors', 'details'];
/** Fields that belong to a refusal as a whole. */
const ENVELOPE = new Set([
	'status',
	'code',
	'title',
	'type',
	'instance',
	'message',
	'detail',
	'data',
	'meta',
	...LISTS,
]);
/** Names for the body itself. */
const ROOTS = new Set(['data', 'body', 'obj', '$', 'root', 'value']);
/** Names for the elements of a body, if the API uses no other. */
const CARRIED = new Set(['items', 'records', 'entities', 'elements', 'batch']);

/** The sent elements, to find out which one an error is about. */
interface Sent {
	elements: unknown[];
	/** The key fields of elements. */
	keys: string[];
	/** The fields of an element. An index after one of them counts parts of a record. */
	fields: Set<string>;
	/** The field of the body that holds the elements. */
	list?: string;
	/** The name of the elements in the URL. */
	collection?: string;
	/** The elements that have a value, by `name=value`. */
	byValue: Map<string, number[]>;
}

/**
 * Finds the elements that a refusal names.
 * @param elements what was sent, in order
 */
export function findFailedItems(
	body: unknown,
	elements: unknown[],
	operation: Operation,
): FailedItems {
	const sent: Sent = {
		elements,
		keys: keyFields(operation),
		fields: fieldsOf(operation),
		list: operation.batch?.form === 'key' ? operation.batch.key : undefined,
		collection: operation.path.split('/').findLast((part) => /^[a-z-]+$/.test(part)),
		byValue: indexByValue(elements),
	};
	const blame: FailedItems = { certain: new Map(), suspected: new Map(), unnamed: [] };
	if (Array.isArray(body)) readList(blame, body, sent);
	else if (isObject(body)) readBody(blame, body, sent);
	for (const index of blame.certain.keys()) blame.suspected.delete(index);
	return blame;
}

function fieldsOf(operation: Operation): Set<string> {
	const record: Schema = recordSchema(operation) ?? {};
	return new Set(Object.keys(record.properties ?? {}));
}

/** Values that can identify a record. Text such as a name or a message cannot. */
const IDENTIFIES = /(^|_)(id|uuid|sku|code|email|key|currency|identifier)$/;

function indexByValue(elements: unknown[]): Map<string, number[]> {
	const indexesByText = new Map<string, number[]>();
	const add = (name: string, value: unknown, index: number) => {
		const key = `${name}=${String(value)}`;
		const indexes = indexesByText.get(key);
		if (indexes) indexes.push(index);
		else indexesByText.set(key, [index]);
	};
	for (const [index, element] of elements.entries()) {
		if (!isObject(element)) add('', element, index);
		else
			for (const [name, value] of Object.entries(element))
				if (IDENTIFIES.test(name) && typeof value !== 'object') add(name, value, index);
	}
	return indexesByText;
}

function readBody(blame: FailedItems, body: Json, sent: Sent): void {
	for (const name of LISTS) {
		const value = body[name];
		if (typeof value !== 'object' || !saysSomething(value)) continue;
		if (Array.isArray(value)) readList(blame, value, sent);
		else readEntry(blame, value as Json, sent);
	}
	blame.unnamed.push(...besidesData(body));
	const owner = blame.certain.size + blame.suspected.size === 0 ? identify(body, sent) : undefined;
	if (!owner) return;
	note(owner.isCertain ? blame.certain : blame.suspected, owner.index, body);
	blame.unnamed = [];
}

function readList(blame: FailedItems, list: unknown[], sent: Sent): void {
	const isParallel =
		list.length === sent.elements.length && list.some((value) => !saysSomething(value));
	if (list.length > MOST_READ) blame.unnamed.push(list[MOST_READ]);
	for (const [position, entry] of list.slice(0, MOST_READ).entries()) {
		if (!saysSomething(entry)) continue;
		if (isParallel && !(isObject(entry) && ownIndex(entry, sent)))
			note(blame.suspected, position, entry);
		else if (isObject(entry)) readEntry(blame, entry, sent);
		else blame.unnamed.push(entry);
	}
}

/** Maximum number of errors to attribute. The largest batches have 2,000 elements. Any others count for no certain element. */
const MOST_READ = 5_000;
/** More fields than a record has. */
const MOST_FIELDS = 1_000;
/** More errors of one element than a message shows. */
const MOST_OF_ONE = 200;

/** An entry is about the element that it names, or about the elements at the start of its field names. */
function readEntry(blame: FailedItems, entry: Json, sent: Sent): void {
	const owner = ownIndex(entry, sent) ?? identify(entry, sent);
	if (owner) {
		note(owner.isCertain ? blame.certain : blame.suspected, owner.index, entry);
		return;
	}
	const nested = LISTS.map((name) => entry[name]).find(
		(value) => isObject(value) && saysSomething(value),
	) as Json | undefined;
	const fields = nested ?? entry;
	const named: Array<Place & { field: string; message: unknown }> = [];
	const others: Array<[string, unknown]> = [];
	let count = 0;
	// A list of all of them takes long if there are a hundred thousand.
	for (const name in fields) {
		if (nested === undefined && ENVELOPE.has(name)) continue;
		count += 1;
		const message = fields[name];
		const places = count <= MOST_READ ? placesOf(name, sent) : [];
		for (const place of places) named.push({ ...place, message });
		if (places.length === 0) others.push([name, message]);
		// One of those that are not read is kept, so that they are not forgotten.
		if (count > MOST_READ) break;
	}
	const own = new Map<unknown, Map<string, unknown>>();
	for (const { index, field, isCertain, message } of named) {
		const into = isCertain ? blame.certain : blame.suspected;
		const failure = into.get(index);
		const errors =
			own.get(failure) ??
			new Map(Object.entries(isObject(failure) && isObject(failure.errors) ? failure.errors : {}));
		if (errors.size < MOST_OF_ONE) errors.set(field, message);
		const told = failure !== undefined && own.has(failure) ? failure : {};
		own.set(told, errors);
		into.set(index, told);
	}
	for (const [told, errors] of own)
		(told as { errors: unknown }).errors = Object.fromEntries(errors);
	if (named.length === 0) blame.unnamed.push(entry);
	else if (others.length > 0) blame.unnamed.push({ errors: Object.fromEntries(others) });
}

interface Place {
	index: number;
	isCertain: boolean;
}

/**
 * The elements at the start of a field name: `3.name`, `[3].name`, `data.3.name`, `items.3.name`. In
 * `custom_fields.1.value` the index counts the fields of one record, so no element is named.
 */
function placesOf(name: string, sent: Sent): Array<Place & { field: string }> {
	const match = /^(?:\/|\$\.?)?(?:([a-z_$]+)(?:\.|\/|(?=\[)))?\[?(\d+)\]?(?:[./](.+))?$/i.exec(
		name,
	);
	if (!match) return [];
	const [, word, digits, field = ''] = match;
	const index = Number(digits);
	const isIndex = index < sent.elements.length;
	if (word !== undefined && sent.fields.has(word) && word !== sent.list) return [];
	if (word !== undefined) {
		const isCertain = isOwnWord(word, sent);
		return isIndex && (isCertain || ROOTS.has(word) || word === sent.collection)
			? [{ index, field, isCertain }]
			: [];
	}
	// A bare number may be an index, or the ID of an element.
	const byId = field === '' ? indexesOf(digits, sent) : [];
	const places = [...new Set([...(isIndex ? [index] : []), ...byId])];
	return places.map((place) => ({ index: place, field, isCertain: places.length === 1 }));
}

/** `setting.0.settings` of a list called `settings`. */
function isOwnWord(word: string, { list, fields }: Sent): boolean {
	if (list !== undefined && !fields.has(list)) return word === list || `${word}s` === list;
	return ROOTS.has(word) || CARRIED.has(word);
}

function indexesOf(id: string, { byValue, keys: [key] }: Sent): number[] {
	return [...(byValue.get(`=${id}`) ?? []), ...(byValue.get(`${key}=${id}`) ?? [])];
}

function ownIndex({ index }: Json, { elements }: Sent): Place | undefined {
	return typeof index === 'number' &&
		Number.isInteger(index) &&
		index >= 0 &&
		index < elements.length
		? { index, isCertain: true }
		: undefined;
}

/** The only element with all the identifying values of an entry. */
function identify(entry: Json, { elements, keys, byValue }: Sent): Place | undefined {
	const data = isObject(entry.data) ? entry.data : {};
	if ([entry, data].some((record) => Object.keys(record).length > MOST_FIELDS)) return undefined;
	const values = Object.entries({ ...entry, ...data })
		.filter(
			([name, value]) => IDENTIFIES.test(name) && typeof value !== 'object' && value !== undefined,
		)
		.map(([name, value]): [string, string] => [name === 'identifier' ? 'id' : name, String(value)]);
	const lists = values.map(([name, value]) => byValue.get(`${name}=${value}`) ?? []);
	const [candidates = []] = lists
		.filter((list) => list.length > 0)
		.sort((a, b) => a.length - b.length);
	const matches = candidates.filter((index) => {
		const element = elements[index] as Json;
		return values.every(
			([name, value]) => element[name] === undefined || String(element[name]) === value,
		);
	});
	if (matches.length !== 1) return undefined;
	const element = elements[matches[0]] as Json;
	const named = new Set(values.map(([name]) => name).filter((name) => element[name] !== undefined));
	const telling = keys.filter((key) => element[key] !== undefined);
	return {
		index: matches[0],
		isCertain: named.has('id') || (telling.length > 0 && telling.every((key) => named.has(key))),
	};
}

function note(into: Map<number, unknown>, index: number, entry: unknown): void {
	if (!into.has(index)) into.set(index, entry);
}

/** Errors beside the records that are not a list: a sentence, or one object called `error`. */
export function besidesData({ error, errors, ...body }: Json): unknown[] {
	if (!('data' in body)) return [];
	return [error, errors].filter((value) =>
		typeof value === 'string'
			? value.trim() !== ''
			: value === error && isObject(value) && saysSomething(value),
	);
}

/** Whether a list, or a list inside it, has any content. */
export function saysSomething(entry: unknown): boolean {
	if (entry === null || entry === undefined || entry === '') return false;
	if (Array.isArray(entry)) return entry.some(saysSomething);
	if (!isObject(entry)) return true;
	for (const name in entry) {
		const value = entry[name];
		if (
			value !== null &&
			value !== undefined &&
			(typeof value !== 'object' || saysSomething(value))
		)
			return true;
	}
	return false;
}
