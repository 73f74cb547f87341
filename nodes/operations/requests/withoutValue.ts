import { InputError } from '../../shared/utils/coerce';
import { msg } from '../../shared/text/message';

export const WITHOUT_VALUE =
	'It is set by an expression that has no value for this item. Without the filter, the request would apply to more records, so nothing was sent. Map a value, or remove the filter.';

/** The error for a filter that is set but has no value. */
export function withoutValue(label: string): InputError {
	return new InputError(msg`The filter "${label}" has no value`, WITHOUT_VALUE);
}
