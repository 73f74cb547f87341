import type { Operation } from '../../../catalog/types';
import { parameterLabel } from '../../shared/catalog/names';
import type { Request } from '../../shared/http/request';
import { msg } from '../../shared/text/message';
import { isBlank, isStray } from '../../shared/utils/blank';
import { coerce, InputError } from '../../shared/utils/coerce';

/**
 * The operation's path with its parameters filled in.
 * @param values by node parameter name, e.g. `{ productId: 77 }`
 * @throws InputError if one is missing or has the wrong type
 */
export function fillPath(
	{ path, pathParameters }: Operation,
	values: Record<string, unknown>,
): string {
	return pathParameters.reduce((filled, { name, parameter, schema }) => {
		const label = parameterLabel(parameter);
		const value = values[parameter];
		if (isBlank(value)) {
			throw new InputError(
				msg`"${label}" is empty`,
				'Choose or enter it. If it is an expression, it has no value for this item.',
			);
		}
		if (isStray(value))
			throw new InputError(
				msg`"${label}" has no value, only the word "${String(value).trim()}"`,
				'It comes from an expression that turned a missing value into text. Map a field that has a value.',
			);
		const text = String(coerce(value, schema, label)).trim();
		// A segment of dots would lead to another path.
		if (/^\.+$/.test(text)) throw new InputError(msg`"${label}" is not a valid ID`);
		return filled.replace(`{${name}}`, encodeURIComponent(text));
	}, path);
}

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
