import type { IExecuteFunctions } from 'n8n-workflow';

import type { EntryField, EntryForm, EntryKind } from '../../../catalog/entryTypes';
import type { Operation } from '../../../catalog/types';
import { entryFormsOf } from '../../shared/catalog/forms';
import { fieldLabel } from '../../shared/catalog/names';
import { msg } from '../../shared/text/message';
import { isBlank } from '../../shared/utils/blank';
import { InputError, toList } from '../../shared/utils/coerce';
import { isObject, type Json } from '../../shared/utils/isObject';
import { LocatedByKey } from '../keys/findReferences';
import { labelOfEntryField, nameInForm, nested } from './names';
import { shapeEntry } from './shapeEntry';

/**
 * The lists that one item's forms hold, by the field of the body. Lists without an entry are left out.
 * @param parameters those of the path, for the shapes of entries
 * @throws InputError if an entry lacks a value that it needs
 */
export async function entriesFor(
	context: IExecuteFunctions,
	operation: Operation,
	itemIndex: number,
	parameters: Json,
): Promise<Json> {
	const lists: Json = {};
	for (const form of entryFormsOf(operation)) {
		const value = context.getNodeParameter(form.parameter, itemIndex, undefined) as unknown;
		const entries = form.choices
			? choicesFrom(form, value)
			: await entriesFrom(form, value, parameters);
		if (form.single && entries.length > 1)
			throw new InputError(
				msg`"${entryFormLabel(form)}" can be only one of these`,
				'Several are filled in. Remove all but one.',
			);
		if (entries.length > 0) lists[form.field] = form.single ? entries[0] : entries;
	}
	return lists;
}

/** The label of a form, as the user sees it. */
export function entryFormLabel({ field, label }: EntryForm): string {
	return label ?? fieldLabel(field);
}

/** What was chosen in one dropdown: IDs, or objects written as JSON. */
function choicesFrom(form: EntryForm, value: unknown): unknown[] {
	const as = form.choices?.as;
	return toList(value ?? [], entryFormLabel(form))
		.filter((chosen) => !isBlank(chosen))
		.map(fromJson)
		.map((chosen) => (as && !isObject(chosen) ? { [as]: chosen } : chosen));
}

function fromJson(value: unknown): unknown {
	return typeof value === 'string' && value.startsWith('{') ? (JSON.parse(value) as Json) : value;
}

async function entriesFrom(form: EntryForm, value: unknown, parameters: Json): Promise<unknown[]> {
	// The whole form as an expression.
	if (Array.isArray(value)) return value as unknown[];
	if (!isObject(value)) return [];
	const entries: unknown[] = [];
	for (const kind of form.kinds)
		for (const [index, filledIn] of [value[kind.name] ?? []].flat().entries())
			if (isObject(filledIn)) {
				const entry = valuesOf(kind.fields, filledIn);
				assertComplete(kind, entry, [entryFormLabel(form), index + 1]);
				entries.push(await shapeEntry(kind.shape, entry, parameters));
			}
	return entries;
}

/** The values of an entry by name, without those left blank. */
function valuesOf(fields: EntryField[], filledIn: Json): Json {
	const pairs = fields.map(({ name, ...field }): [string, unknown] => [
		name,
		valueOf({ name, ...field }, filledIn[nameInForm(name)]),
	]);
	return Object.fromEntries(pairs.filter(([, value]) => !isUnset(value)));
}

function isUnset(value: unknown): boolean {
	return isBlank(value) || (Array.isArray(value) && value.length === 0);
}

function valueOf(field: EntryField, value: unknown) {
	const { picker, many, type, fields = [] } = field;
	if (picker) return recordFrom(picker, value);
	if (many)
		return toList(value ?? [], labelOfEntryField(field)).filter((chosen) => !isBlank(chosen));
	if (type !== 'entries') return value;
	if (Array.isArray(value)) return value as unknown[];
	const entries = isObject(value) ? [value.entry ?? []].flat() : [];
	return entries
		.filter((entry) => isObject(entry))
		.map((entry) => nested(valuesOf(fields, entry)))
		.filter((entry) => Object.keys(entry).length > 0);
}

/** The ID of a picked record, or its key. */
function recordFrom(picker: string, value: unknown): unknown {
	if (!isObject(value)) return value;
	if (isBlank(value.value)) return undefined;
	return value.mode === 'list' || value.mode === 'id' || value.mode === undefined
		? value.value
		: new LocatedByKey(String(value.mode), value.value, picker);
}

function assertComplete(
	{ label, fields }: EntryKind,
	entry: Json,
	[list, number]: [string, number],
) {
	const missing = fields.find(({ name, required }) => required && entry[name] === undefined);
	if (missing)
		throw new InputError(
			msg`"${labelOfEntryField(missing)}" is required in "${list}"`,
			`${label} ${number} has no value for it. Fill it in, or remove the entry.`,
		);
}
