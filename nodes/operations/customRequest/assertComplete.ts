import { hasOnlyBlanks, isBlank, isEmptyList, isStray } from '../../shared/utils/blank';
import { InputError } from '../../shared/utils/coerce';
import type { Address } from './address';
import { ADDRESS } from './segments';
import { msg } from '../../shared/text/message';

/** Which values of a request come from expressions. Literal values are intended as written. */
export interface Sources {
	isUrlExpression?: boolean;
	isQueryExpression?: boolean;
}

const ADVICE =
	'If it comes from an expression, the expression has no value for this item. Nothing was sent.';

/**
 * Refuses a URL with a missing part, because the rest may be the URL of a larger resource.
 * @param isWriting whether the request changes something; then no part may be missing, even in a literal URL
 * @throws InputError
 */
export function assertComplete(
	{ path, hasEmptyEnd, hasEmptyParameter }: Address,
	isWriting: boolean,
	isUrlExpression = false,
): void {
	if (hasEmptyEnd && (isWriting || isUrlExpression))
		throw new InputError(
			msg`${ADDRESS} ends with a slash, as if an ID were missing`,
			`${ADVICE} If you mean the collection itself, remove the slash.`,
		);
	if (hasEmptyParameter && (isWriting || isUrlExpression))
		throw new InputError(msg`${ADDRESS} lacks a query parameter behind "?" or "&"`, ADVICE);
	const segments = path.split('/').slice(1).map(decodeURIComponent);
	const stray = segments.find((segment) => isStray(segment));
	if (stray !== undefined)
		throw new InputError(msg`${ADDRESS} has the word "${stray}" in place of a value`, ADVICE);
	if (segments.some((segment) => !/[\p{L}\p{N}]/u.test(segment)))
		throw new InputError(msg`${ADDRESS} has a part without a letter or a digit`, ADVICE);
	if (isWriting && segments.some((segment) => /%[0-9a-f]{2}/i.test(segment)))
		throw new InputError(msg`${ADDRESS} is percent-encoded twice`, 'Encode each part once.');
}

/**
 * Removes parameters that were left blank on purpose.
 * @param isMeant whether a blank is a missing value: the request changes something, or the value comes from an expression
 * @throws InputError for a parameter with a missing value
 */
export function completeQuery(
	query: Record<string, unknown>,
	isWriting: boolean,
	isMeant: boolean,
): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(query).flatMap(([name, value]): Array<[string, unknown]> => {
			const kept =
				Array.isArray(value) && !isWriting ? value.filter((value) => !isBlank(value)) : value;
			if (isMeant && partsOf(kept).some(isStray))
				throw new InputError(
					msg`The query parameter "${name}" has only the word "undefined", "null" or the like`,
					ADVICE,
				);
			// An empty `:in` list matches no record. The caller handles that.
			if (!isWriting && name.endsWith(':in') && isEmptyList(value)) return [[name, value]];
			if (!lacksValue(kept)) return [[name, kept]];
			if (isMeant || !isBlank(value))
				throw new InputError(msg`The query parameter "${name}" has no value`, ADVICE);
			return [];
		}),
	);
}

function lacksValue(value: unknown): boolean {
	return isBlank(value) || hasOnlyBlanks(value) || (Array.isArray(value) && value.some(isBlank));
}

/** The values of a list, which may be comma-separated text. */
function partsOf(value: unknown): unknown[] {
	if (Array.isArray(value)) return value.flatMap(partsOf);
	return typeof value === 'string' ? value.split(',') : [value];
}
