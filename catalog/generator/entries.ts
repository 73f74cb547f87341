import type { EntryField, EntryFieldType, EntryForm, EntryKind } from '../entryTypes';
import type { Picker } from '../formTypes';
import { recordSchema } from '../recordSchema';
import type { Catalog, Operation, Schema } from '../types';

/** A field as catalog/forms/entries.yaml has it: its name, or what differs from the specification. */
type GivenField =
	string | (Partial<Omit<EntryField, 'name' | 'fields'>> & { name: string; fields?: GivenField[] });

interface GivenKind {
	name: string;
	label: string;
	fields: GivenField[];
	shape?: string;
}

/** An entry of catalog/forms/entries.yaml. */
export interface GivenEntryForm {
	field: string;
	of?: string[];
	parameter?: string;
	label?: string;
	single?: true;
	choices?: EntryForm['choices'];
	entry?: string;
	fields?: GivenField[];
	shape?: string;
	kinds?: GivenKind[];
}

/**
 * The forms for lists in bodies, with the types and choices of the specification filled in.
 * @throws if no operation has such a list, or a field, picker or operation does not exist
 */
export function buildEntryForms(
	given: GivenEntryForm[],
	{ operations }: Catalog,
	pickers: readonly Picker[],
): EntryForm[] {
	const known = new Set(pickers.map(({ parameter }) => parameter));
	return given.map((form) => {
		const users = operations.filter((operation) => isFor(form, operation));
		const unused = (form.of ?? []).filter(
			(name) => !users.some(({ id, resource }) => id === name || resource === name),
		);
		if (users.length === 0 || unused.length > 0)
			throw new Error(`catalog/forms/entries.yaml: no ${unused.join(', ')} with ${form.field}`);
		const items = itemsOf(users[0], form);
		const kinds = kindsOf(form).map((kind): EntryKind => ({
			...kind,
			fields: kind.fields.map((field) => fieldOf(field, items, form, known, !kind.shape)),
		}));
		if (form.choices) assertPicker(form.choices.from, known);
		const { field, parameter = camelCase(field), label, single, choices } = form;
		const entry = form.kinds && form.entry;
		return {
			field,
			parameter,
			...(label ? { label } : {}),
			operations: users.map(({ id }) => id),
			...(entry ? { entry } : {}),
			...(single ? { single } : {}),
			...(choices ? { choices } : {}),
			kinds,
		};
	});
}

function kindsOf({ kinds, entry, fields = [], shape, choices }: GivenEntryForm): GivenKind[] {
	if (choices) return [];
	if (kinds) return kinds;
	return [{ name: 'entry', label: entry ?? '', fields, ...(shape ? { shape } : {}) }];
}

function isFor(form: GivenEntryForm, operation: Operation): boolean {
	const { id, resource } = operation;
	return (
		(!form.of || form.of.includes(id) || form.of.includes(resource)) &&
		operation.body?.content === 'json' &&
		listAt(operation, form) !== undefined
	);
}

/** The schema of the list, or of the single entry. */
function listAt(operation: Operation, { field, single, choices }: GivenEntryForm) {
	const record = recordSchema(operation);
	const schema =
		field === 'value' && record?.type === 'array' ? record : record && at(record, field.split('.'));
	if (single) return schema?.properties || schema?.type === 'object' ? schema : undefined;
	if (choices && !choices.as) return schema?.type === 'array' ? schema : undefined;
	return schema?.items?.properties ? schema : undefined;
}

function itemsOf(operation: Operation, form: GivenEntryForm): Schema {
	const schema = listAt(operation, form) ?? {};
	return form.single ? schema : (schema.items ?? {});
}

/** The schema of a nested field. */
export function at(schema: Schema, [name, ...rest]: string[]): Schema | undefined {
	const next = schema.properties?.[name];
	return next && rest.length > 0 ? at(next, rest) : next;
}

function fieldOf(
	given: GivenField,
	items: Schema,
	form: GivenEntryForm,
	pickers: Set<string>,
	isSent: boolean,
): EntryField {
	const { name, fields, ...more } = typeof given === 'string' ? { name: given } : given;
	const schema = at(items, name.split('.'));
	// What an expression shapes may have names that BigCommerce does not know, and then says its type.
	if (!schema && isSent)
		throw new Error(`catalog/forms/entries.yaml: ${form.field} has no field ${name}`);
	for (const picker of [more.picker, more.choice, more.many])
		if (picker) assertPicker(picker, pickers);
	const options = more.options ?? optionsOf(schema);
	const type = more.type ?? (fields ? 'entries' : typeOf(schema, options));
	const isRequired = more.required ?? items.required?.includes(name);
	const preset = more.default ?? presetOf(schema, isRequired === true);
	return {
		name,
		...more,
		type,
		...(preset === undefined ? {} : { default: preset }),
		...(isRequired && type !== 'boolean' ? { required: true } : {}),
		...(type === 'options' && options ? { options } : {}),
		...(fields
			? {
					fields: fields.map((field) =>
						fieldOf(
							field,
							schema?.items ?? {},
							form,
							pickers,
							schema?.items?.properties !== undefined,
						),
					),
				}
			: {}),
	};
}

function assertPicker(parameter: string, pickers: Set<string>): void {
	if (!pickers.has(parameter))
		throw new Error(`catalog/forms/entries.yaml: there is no picker ${parameter}`);
}

function optionsOf(schema: Schema | undefined): Record<string, string> | undefined {
	const values = (schema?.enum ?? []).filter((value) => value !== null && value !== '');
	return values.length > 0
		? Object.fromEntries(values.map((value) => [String(value), '']))
		: undefined;
}

function typeOf(schema: Schema | undefined, options: unknown): EntryFieldType {
	if (options) return 'options';
	if (schema?.type === 'boolean') return 'boolean';
	return schema?.type === 'string' && /date/.test(schema.format ?? '') ? 'date' : 'text';
}

function presetOf(schema: Schema | undefined, isRequired: boolean): EntryField['default'] {
	const { default: preset, enum: values } = schema ?? {};
	if (typeof preset === 'string' || typeof preset === 'number' || typeof preset === 'boolean')
		return preset;
	const [first] = isRequired ? (values ?? []) : [];
	return first ?? undefined;
}

/** `line_item.option_selections` → `lineItemOptionSelections` */
function camelCase(field: string): string {
	return field.replaceAll(/[._]([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
