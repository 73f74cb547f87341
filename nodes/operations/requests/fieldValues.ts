import type { Schema } from '../../../catalog/types';
import { dateStyleOf } from '../../shared/catalog/forms';
import { hasOnlyBlanks, isBlank, isEmptyList } from '../../shared/utils/blank';

/** The body fields as the user entered them. */
export interface FieldValues {
	/** By field name; `parent.child` is a field of a nested object. */
	fields: Record<string, unknown>;
	/** The fields come from the incoming item as is, so an empty value does not mean that the field should be cleared. */
	isAutomatic?: boolean;
	/** The lists that were filled in entry by entry, whose values are converted like those of fields. */
	entries?: string[];
	/** Fields to clear if the item has no value for them. */
	clear?: string[];
}

/** How a value is used: it is sent, it is blank, or it is a link to another BigCommerce resource. */
export type Use = 'sent' | 'blank' | 'link';

/** Decides how the value of a field is used. */
export function useOf(value: unknown, schema: Schema, isAutomatic = false): Use {
	if (isLink(value) || (Array.isArray(value) && value.length > 0 && value.every(isLink)))
		return 'link';
	if (value === null) return isNullable(schema) && !isAutomatic ? 'sent' : 'blank';
	if (isBlank(value) && !Number.isNaN(value)) return 'blank';
	if (isAutomatic && hasNothingInIt(value, schema)) return 'blank';
	return schema.type === 'array' && isListOfBlanks(value) && !isEmptyList(value) ? 'blank' : 'sent';
}

/** Also as JSON text: `[null]`, `[""]`. */
function isListOfBlanks(value: unknown): boolean {
	return hasOnlyBlanks(value) || (typeof value === 'string' && JSON_OF_BLANKS.test(value));
}

const JSON_OF_BLANKS = /^\s*\[\s*(null|"\s*")(\s*,\s*(null|"\s*"))*\s*\]\s*$/;

/** Also a nested record whose values are all blank: `{ "city": "", "zip": null }`. */
function hasNothingInIt(value: unknown, { type }: Schema): boolean {
	if (type === 'array' && isEmptyList(value)) return true;
	if (typeof value === 'string') return type === 'object' && /^\{\s*\}$/.test(value.trim());
	return typeof value === 'object' && isNothing(value);
}

function isNothing(value: unknown): boolean {
	if (typeof value !== 'object' || value === null || value instanceof Date) return isBlank(value);
	return Object.values(value).every(isNothing);
}

/** V2 returns links instead of related records: `{ "url": …, "resource": "/orders/100/products" }`. */
function isLink(value: unknown): boolean {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
	const { url, resource, ...others } = value as Record<string, unknown>;
	return (
		typeof url === 'string' && typeof resource === 'string' && Object.keys(others).length === 0
	);
}

/** A field without a documented type may hold anything. */
function isNullable({ type, nullable }: Schema): boolean {
	return nullable === true || type === undefined;
}

/** The empty value of a field; undefined if BigCommerce documents none. */
export function emptyValueOf(schema: Schema): null | '' | [] | undefined {
	if (schema.nullable) return null;
	if (schema.type === 'array') return schema.minItems ? undefined : [];
	const isFreeText =
		schema.type === 'string' &&
		!schema.enum &&
		!schema.format &&
		!schema.minLength &&
		!dateStyleOf(schema);
	return isFreeText ? '' : undefined;
}
