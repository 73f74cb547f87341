import { msg } from '../../shared/text/message';
import { isBlank } from '../../shared/utils/blank';
import { InputError } from '../../shared/utils/coerce';
import { writeDate } from '../requests/dates';

/**
 * A place that a user enters: a date, or an ID for lists that are read by ID.
 * @param zone the time zone of a date without one
 * @throws InputError if it is neither
 */
export function readPlaceValue(value: unknown, zone: string): { by: 'date' | 'id'; at: number } {
	if (isBlank(value)) throw new InputError(msg`"Place" is empty`, 'Enter a date, or an ID.');
	const id = /^(?:ID\s+)?(\d{1,15})$/i.exec(String(value).trim())?.[1];
	return id === undefined
		? { by: 'date', at: Number(writeDate(value, 'unix', 'Place', zone)) }
		: { by: 'id', at: Number(id) };
}
