import isEqual from 'lodash/isEqual';

import type { Operation } from '../../../catalog/types';
import { templateOf } from '../../shared/catalog/forms';
import { fieldLabel } from '../../shared/catalog/names';
import { InputError } from '../../shared/errors/inputError';
import { msg } from '../../shared/text/message';

/**
 * Refuses a JSON field that still holds the template of its form.
 * @throws InputError naming the field
 */
export function assertFilledIn(operation: Operation, field: string, value: unknown): void {
	const template = templateOf(operation, field);
	if (template === undefined || !isEqual(parsed(value), template)) return;
	throw new InputError(
		msg`"${fieldLabel(field)}" still holds the example`,
		'Replace its values, or remove the field. Nothing was sent.',
	);
}

/** Text that is not JSON is refused later, with what is wrong with it. */
function parsed(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value) as unknown;
	} catch {
		return value;
	}
}
