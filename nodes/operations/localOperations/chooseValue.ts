import type { ChainStep } from '../../../catalog/types';
import { fieldLabel } from '../../shared/catalog/names';
import { InputError } from '../../shared/utils/coerce';
import { msg } from '../../shared/text/message';
import type { Json } from '../../shared/utils/isObject';

/**
 * Checks a value against the choices that BigCommerce offers, or uses the only choice.
 * @throws InputError naming the choices
 */
export function choose(
	{ field, from, called }: NonNullable<ChainStep['choose']>,
	chosen: unknown,
	answered: unknown[],
): unknown {
	const records = answered.filter(
		(value): value is Json =>
			typeof value === 'object' && value !== null && isShown((value as Json)[from]),
	);
	const offered = records
		.map(
			(record) =>
				`${String(record[from])}${isShown(record[called]) ? ` (${String(record[called])})` : ''}`,
		)
		.join(', ');
	const label = fieldLabel(field);
	if (records.length === 0)
		throw new InputError(
			msg`BigCommerce offers nothing for "${label}" here`,
			'Check that the order is incomplete and was not created in the control panel. Also check the settings of the store.',
		);
	if (chosen === undefined || chosen === '') {
		if (records.length === 1) return records[0][from];
		throw new InputError(
			msg`"${label}" is empty, and there are several to choose from`,
			`BigCommerce offers: ${offered}.`,
		);
	}
	if (records.some((record) => String(record[from]) === String(chosen))) return chosen;
	throw new InputError(
		msg`"${label}" is not among those that BigCommerce offers here`,
		`It offers: ${offered}.`,
	);
}

function isShown(value: unknown): value is string | number {
	return ['string', 'number'].includes(typeof value);
}
