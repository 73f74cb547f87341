import { coerce, InputError } from '../../shared/utils/coerce';
import { msg } from '../../shared/text/message';

/**
 * The maximum number of records, from the parameters *Return All* and *Limit*.
 * @param returnAll may be text; off if it has no value
 * @returns undefined for all records
 * @throws InputError if they specify neither all nor a number of records
 */
export function wantedFrom(returnAll: unknown, limit: unknown): number | undefined {
	if (isOn(returnAll)) return undefined;
	const number =
		typeof limit === 'string' && /^\s*\d{1,15}\s*$/.test(limit) ? Number(limit) : limit;
	if (typeof number === 'number' && Number.isSafeInteger(number) && number > 0) return number;
	const description =
		'Enter the maximum number of records, or turn on "Return All". If it is an expression, it does not return such a number for this item.';
	throw new InputError(msg`"Limit" must be a whole number above 0`, description);
}

/** Whether *Return All* is on. An expression may return text. @throws InputError for anything but true and false */
export function isOn(returnAll: unknown): boolean {
	if (returnAll === undefined || returnAll === null) return false;
	return coerce(returnAll, { type: 'boolean' }, 'Return All') === true;
}
