import type { Json } from '../utils/isObject';

export const MASK = '[removed]';

/** Shorter secrets are not masked: they would appear everywhere and make text unreadable. */
const SHORTEST = 3;
/** Shorter secrets are masked only if they stand alone. */
const SHORTEST_PART = 8;
/** Minimum length for recognizing a secret inside base64. */
const SHORTEST_ENCODED = 12;

/** One form of a secret, and how it is found in a text. */
interface Needle {
	form: string;
	finds: (text: string) => boolean;
	mask: (text: string) => string;
}

/**
 * A copy of a value with all secrets masked: in text, in field names,
 * percent-encoded, escaped, in base64, and as numbers. The value itself if it contains none.
 */
export function redact<Value>(value: Value, secrets: readonly string[]): Value {
	const needles = needlesFor(secrets);
	return needles.length > 0 && holdsSecret(value, needles)
		? (masked(value, needles, 0) as Value)
		: value;
}

function needlesFor(secrets: readonly string[]): Needle[] {
	const forms = new Set(secrets.filter((secret) => secret.length >= SHORTEST).flatMap(formsOf));
	// Longer ones first, because one may be part of another.
	return [...forms].sort((a, b) => b.length - a.length).map(needleFor);
}

function needleFor(form: string): Needle {
	if (form.length >= SHORTEST_PART && !/^\d+$/.test(form))
		return {
			form,
			finds: (text) => text.includes(form),
			mask: (text) => text.replaceAll(form, MASK),
		};
	// A card number may be written in groups. Short secrets count only if they stand alone.
	const source =
		form.length >= SHORTEST_PART
			? [...form].join('[ -]?')
			: `(?<!\\w)${form.replaceAll(/[^\w]/g, '\\$&')}(?!\\w)`;
	const [first, all] = [new RegExp(source), new RegExp(source, 'g')];
	return { form, finds: (text) => first.test(text), mask: (text) => text.replace(all, MASK) };
}

/** The forms in which a server may repeat text. */
function formsOf(secret: string): string[] {
	if (secret.length < SHORTEST_PART) return [secret];
	const json = JSON.stringify(secret).slice(1, -1);
	const html = secret
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
	const url = encodeURIComponent(Buffer.from(secret).toString());
	return [
		secret,
		url,
		url.replaceAll(/%[0-9A-F]{2}/g, (text) => text.toLowerCase()),
		json,
		json.replaceAll('/', '\\/'),
		html,
		...(secret.length < SHORTEST_ENCODED ? [] : base64Forms(secret)),
	];
}

/** The parts of base64 that any text with the secret contains. They depend on the position of the secret in the text. */
function base64Forms(secret: string): string[] {
	return [0, 1, 2].flatMap((before) => {
		const bytes = Buffer.from(`${' '.repeat(before)}${secret}`);
		const form = bytes
			.subarray(0, bytes.length - (bytes.length % 3))
			.toString('base64')
			.slice(before === 0 ? 0 : 4);
		return [form, form.replaceAll('+', '-').replaceAll('/', '_')];
	});
}

/** Checks every text without copying, because nearly all responses contain no secret. */
function holdsSecret(value: unknown, needles: Needle[]): boolean {
	const shortest = Math.min(...needles.map(({ form }) => form.length));
	const couldBeNumber = needles.some(({ form }) => Number.isFinite(Number(form)));
	const holds = (text: string) =>
		text.length >= shortest && needles.some(({ finds }) => finds(text));
	// The records of a list have the same names.
	const harmless = new Set<string>();
	const isHarmless = (name: string) =>
		harmless.has(name) || (!holds(name) && harmless.add(name).has(name));
	const left: unknown[] = [];
	// Texts are checked where they are found: most values are not worth a place in the list.
	const isFound = (inner: unknown): boolean => {
		if (typeof inner === 'string') return holds(inner);
		if (typeof inner === 'number') return couldBeNumber && holds(String(inner));
		if (typeof inner === 'object' && inner !== null && !Buffer.isBuffer(inner)) left.push(inner);
		return false;
	};
	if (isFound(value)) return true;
	while (left.length > 0) {
		const value = left.pop();
		if (Array.isArray(value)) {
			if (value.some(isFound)) return true;
			continue;
		}
		for (const name in value as Json)
			if (!isHarmless(name) || isFound((value as Json)[name])) return true;
	}
	return false;
}

/** Anything deeper than this in a value with a secret is dropped. */
const DEEPEST = 200;

function masked(value: unknown, needles: Needle[], depth: number): unknown {
	if (typeof value === 'string') return needles.reduce((text, { mask }) => mask(text), value);
	if (typeof value === 'number')
		return needles.some(({ form }) => form === String(value)) ? MASK : value;
	if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return value;
	if (depth >= DEEPEST) return MASK;
	if (Array.isArray(value)) return value.map((value) => masked(value, needles, depth + 1));
	const entries = Object.entries(value as Json).map(([name, value]) => [
		masked(name, needles, depth),
		masked(value, needles, depth + 1),
	]);
	return Object.fromEntries(entries);
}
