import type { Request } from '../../shared/http/request';

/** Maximum length of path and query, in characters. Servers along the way refuse longer URLs. */
export const LONGEST_ADDRESS = 2000;

export type Address = Pick<Request, 'path' | 'query'>;

/** Characters of path and query as they are sent. */
export function addressLength({ path, query }: Address): number {
	return query.reduce((sum, [name, value]) => sum + entryLength(name, value), path.length);
}

/** Characters of a query parameter, including `&` and `=`. */
export function entryLength(name: string, value: string): number {
	return encodedLength(name) + encodedLength(value) + 2;
}

/** Characters of a text once it is percent-encoded, except for the comma and the colon, which stay as they are. */
export function encodedLength(text: string): number {
	let length = 0;
	for (const character of text)
		length += /[\w.!~*'():,-]/.test(character) ? 1 : 3 * Buffer.byteLength(character);
	return length;
}
