type Json = Record<string, unknown>;

const MASK = '[removed]';

/** The values of some fields, wherever they are in a body. */
export function secretsIn(value: unknown, names: string[]): string[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value as Json).flatMap(([name, each]) => {
		const isSecret = names.includes(name) && ['string', 'number'].includes(typeof each) && String(each).length > 2;
		return isSecret ? [String(each)] : secretsIn(each, names);
	});
}

/** A text in which none of the secrets stands, however it was put. Longer ones first: one may be a part of another. */
export function maskText(text: string, secrets: string[]): string {
	return [...secrets].sort((a, b) => b.length - a.length).reduce((all, each) => all.replaceAll(pattern(each), MASK), text);
}

/** A copy of an answer without the secrets. Numbers count too, as long as they are the whole value. */
export function maskValue(value: unknown, secrets: string[]): unknown {
	if (secrets.length === 0) return value;
	if (typeof value === 'string') return maskText(value, secrets);
	if (Array.isArray(value)) return value.map((each) => maskValue(each, secrets));
	if (typeof value === 'object' && value !== null && !Buffer.isBuffer(value)) return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, maskValue(each, secrets)]));
	return typeof value === 'number' && secrets.includes(String(value)) ? MASK : value;
}

/** A card's number may be written in groups. Short ones stand for themselves only where nothing else is beside them. */
function pattern(secret: string): RegExp {
	const escaped = [...secret].map((character) => character.replace(/[^\w]/, '\\$&'));
	return secret.length < 8 ? new RegExp(`(?<!\\w)${escaped.join('')}(?!\\w)`, 'g') : new RegExp(escaped.join('[ -]?'), 'g');
}
