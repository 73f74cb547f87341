import type { Schema } from '../../../catalog/types';
import { toBoolean } from '../../shared/utils/coerce';

/** A switch as BigCommerce writes it in places: 1 for yes and 0 for no, as a number or as text. @throws InputError for any other value */
export function zeroOrOne(value: unknown, { type }: Schema, label: string): number | string {
	const number = toBoolean(value, label) ? 1 : 0;
	return type === 'string' ? String(number) : number;
}
