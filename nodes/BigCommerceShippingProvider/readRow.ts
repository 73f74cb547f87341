import type { IDataObject } from 'n8n-workflow';

import type { Decimal } from '../provider/money/decimal';
import { toNumber } from '../provider/money/decimal';
import { numberCell, textCell } from '../provider/settings';
import { InputError } from '../shared/errors/inputError';
import { msg } from '../shared/text/message';
import type { Limits, RateRow } from './types';

/** Source: shipping_provider.yml, Rate Quote Object. */
const LONGEST = { name: 100, code: 50, description: 500 };
const MOST_DAYS = 90;

/** A row of the rate table. @throws InputError that names the row and the column */
export function rowFrom(row: IDataObject, position: number): RateRow {
	const number = (name: string, label: string) => numberCell(row, name, label, position);
	const limits = (what: string, label: string): Limits =>
		limitsOf(
			number(`min${what}`, `Min ${label}`),
			number(`max${what}`, `Max ${label}`),
			label,
			position,
		);
	const name = short(textCell(row, 'name'), 'Name', LONGEST.name, position);
	const price = number('price', 'Price');
	if (!name || price === undefined)
		throw new InputError(
			msg`Row ${position + 1} needs "Name" and "Price"`,
			'For free shipping, enter 0.',
		);
	const days = number('transitDays', 'Transit Days');
	return {
		name,
		code: short(
			textCell(row, 'code') || name.slice(0, LONGEST.code),
			'Code',
			LONGEST.code,
			position,
		),
		price,
		pricePerWeight: number('pricePerWeight', 'Price per Weight') ?? 0n,
		pricePerItem: number('pricePerItem', 'Price per Item') ?? 0n,
		countries: textCell(row, 'countries'),
		states: textCell(row, 'states'),
		postalCodes: textCell(row, 'postalCodes'),
		weight: limits('Weight', 'Weight'),
		orderValue: limits('Order', 'Order Value'),
		quantity: limits('Quantity', 'Quantity'),
		category: textCell(row, 'category'),
		categoryOf: categoryOf(textCell(row, 'categoryOf')),
		description: short(textCell(row, 'description'), 'Description', LONGEST.description, position),
		...(days !== undefined && { transitDays: daysFrom(days, position) }),
	};
}

function limitsOf(
	least: Decimal | undefined,
	most: Decimal | undefined,
	label: string,
	position: number,
): Limits {
	if (least !== undefined && most !== undefined && least > most)
		throw new InputError(
			msg`Row ${position + 1}: "Min ${label}" is greater than "Max ${label}"`,
			'No order can match this row. Correct one of the two.',
		);
	return { least, most };
}

function short(text: string, label: string, longest: number, position: number): string {
	if (text.length <= longest) return text;
	throw new InputError(msg`Row ${position + 1}: "${label}" has more than ${longest} characters`);
}

function daysFrom(days: Decimal, position: number): number {
	const number = toNumber(days);
	if (Number.isInteger(number) && number >= 1 && number <= MOST_DAYS) return number;
	throw new InputError(
		msg`Row ${position + 1}: "Transit Days" must be a whole number from 1 to ${MOST_DAYS}`,
	);
}

function categoryOf(text: string): RateRow['categoryOf'] {
	return text === 'all' || text === 'none' ? text : 'any';
}
