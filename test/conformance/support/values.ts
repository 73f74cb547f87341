import type { JSONSchema } from '@stoplight/prism-http';

import { flatten, isReadOnly, type Flat } from './schema';

export interface Wish {
	/** Every property that may be written, or only what is required. */
	extent: 'minimal' | 'full';
	/** Which of the alternatives of a schema, counted from 0. */
	alternative: number;
}

/** Conditions nest in conditions without an end; only what is required goes deeper than this. */
const DEEPEST = 6;

/** Makes a value that fits a schema of the specifications: the same one each time. */
export function valueFor(schema: JSONSchema, wish: Wish, name = '', depth = 0): unknown {
	const { rest, ...flat } = flatten(schema, wish.alternative);
	const inside = { ...wish, alternative: rest };
	if (flat.const !== undefined) return flat.const;
	const choice = flat.enum?.find(
		(jSONSchema7Type) => jSONSchema7Type !== null && jSONSchema7Type !== '',
	);
	if (choice !== undefined) return choice;
	switch (flat.type) {
		case 'object':
			return objectFor(flat, inside, depth);
		case 'array':
			return listFor(flat, inside, name, depth);
		case 'integer':
		case 'number':
			return numberFor(flat);
		case 'boolean':
			return true;
		default:
			return textFor(flat, name);
	}
}

function objectFor(
	{ properties = {}, required = [], additionalProperties }: Flat,
	wish: Wish,
	depth: number,
): Record<string, unknown> {
	const full = wish.extent === 'full' && depth < DEEPEST;
	const wanted = Object.entries(properties).filter(
		([name, jSONSchema7]) => !isReadOnly(jSONSchema7) && (full || required.includes(name)),
	);
	const entries = wanted.map(([name, jSONSchema7]) => [
		name,
		valueFor(jSONSchema7, wish, name, depth + 1),
	]);
	const isMap = full && wanted.length === 0 && typeof additionalProperties === 'object';
	return Object.fromEntries(
		isMap ? [['key', valueFor(additionalProperties, wish, 'key', depth + 1)]] : entries,
	);
}

function listFor(
	{ items, minItems = 0 }: Flat,
	wish: Wish,
	name: string,
	depth: number,
): unknown[] {
	const count = Math.max(minItems, wish.extent === 'full' || depth === 0 ? 1 : 0);
	return Array.from({ length: count }, () => valueFor(items ?? {}, wish, name, depth + 1));
}

function numberFor({
	minimum = -Infinity,
	maximum = Infinity,
	exclusiveMinimum = -Infinity,
	exclusiveMaximum = Infinity,
}: Flat): number {
	const least = Math.max(minimum, exclusiveMinimum + 1);
	const most = Math.min(maximum, exclusiveMaximum - 1);
	return Math.min(Math.max(1, least), most);
}

const FORMATS: Record<string, string> = {
	'date-time': '2026-03-01T10:00:00Z',
	date: '2026-03-01',
	time: '10:00:00',
	email: 'ada@example.com',
	uuid: '6f1b2c3d-4e5f-4a7b-8c9d-0e1f2a3b4c5d',
	uri: 'https://example.com/path',
	url: 'https://example.com/path',
	hostname: 'shop.example.com',
	ipv4: '192.0.2.1',
};

/** Texts for the patterns that the specifications use; the first that fits is taken. */
const CANDIDATES = [
	'-',
	'/path',
	'USD',
	'US',
	'abc',
	'abc_def',
	'10',
	'10.50',
	'#ffffff',
	'2026-03-01',
	'10:00',
	'https://example.com/path',
	'6f1b2c3d-4e5f-4a7b-8c9d-0e1f2a3b4c5d',
	'ABC123',
	'en',
	'en-US',
	'+14155550100',
];

function textFor(
	{ format = '', pattern, minLength = 0, maxLength = 255 }: Flat,
	name: string,
): string {
	const text =
		FORMATS[format] ??
		`${name.replaceAll(/[^a-z0-9]+/gi, '') || 'text'}`.padEnd(minLength, 'x').slice(0, maxLength);
	if (!pattern || new RegExp(pattern).test(text)) return text;
	const fitting = CANDIDATES.find(
		(text) =>
			new RegExp(pattern).test(text) && text.length >= minLength && text.length <= maxLength,
	);
	if (fitting === undefined)
		throw new Error(
			`No text is known that fits the pattern ${pattern} of "${name}". Add one to the candidates.`,
		);
	return fitting;
}
