import uniq from 'lodash/uniq';
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import type { EntryField, EntryForm, EntryKind } from '../../../../catalog/entryTypes';
import { recordSchema } from '../../../../catalog/recordSchema';
import type { Operation } from '../../../../catalog/types';
import { entryFormsOfAll, pickerOf } from '../../../shared/catalog/forms';
import { fieldLabel, valueLabel } from '../../../shared/catalog/names';
import { labelOfEntryField, nameInForm } from '../../entries/names';
import { locatorKeys } from '../../keys/keyedRecords';
import { choicesMethodOf, methodOf } from '../pickers';

/** The lists in bodies, entry by entry. Shown below the fields, unless the body is written as JSON. */
export function entryProperties(operations: readonly Operation[]): INodeProperties[] {
	const hide = { bodyMode: ['json'] };
	return entryFormsOfAll(operations).map((form) => {
		const users = operations.filter(({ id }) => form.operations.includes(id));
		return {
			displayName: labelOf(form),
			name: form.parameter,
			...(form.choices
				? choicesInput(form.choices.from)
				: entriesInput(form, needFor(form, users))),
			displayOptions: { show: { operation: users.map(({ id }) => id) }, hide },
		};
	});
}

/** That a list is required, on its button: n8n marks no list, and operations that need it share it with others. */
function needFor(form: EntryForm, users: Operation[]): string {
	const needing = users.filter((operation) => needs(operation, form));
	if (needing.length === 0) return '';
	if (needing.length === users.length) return ' (required)';
	return ` (required to ${uniq(needing.map(({ name }) => name.toLowerCase())).join(' or ')})`;
}

/** Whether an operation needs a list. It may also be in *Fields*, as JSON. */
function needs(operation: Operation, { field }: EntryForm): boolean {
	const { demands = [] } = operation.body ?? {};
	return (
		(recordSchema(operation)?.required?.includes(field) ?? false) ||
		demands.some((demand) => 'oneOf' in demand && isFirstOf(demand, field))
	);
}

/** The alternatives of a field that cannot be combined with it are rare, and have no form. */
function isFirstOf(
	{ oneOf, only, optional }: { oneOf: string[]; only?: true; optional?: true },
	field: string,
) {
	return only && !optional && oneOf[0] === field;
}

function labelOf({ field, label }: EntryForm): string {
	return label ?? fieldLabel(field);
}

type Input = Pick<INodeProperties, 'type' | 'default' | 'options' | 'typeOptions' | 'placeholder'>;

function entriesInput({ kinds, single, entry }: EntryForm, need = ''): Input {
	return {
		type: 'fixedCollection',
		default: {},
		placeholder: `Add ${entry ?? kinds[0].label}${need}`,
		...(single ? {} : { typeOptions: { multipleValues: true } }),
		options: kinds.map(kindCollection),
	};
}

function kindCollection({ name, label, fields }: EntryKind): INodePropertyCollection {
	return { name, displayName: label, values: fields.map(fieldProperty) };
}

function fieldProperty(field: EntryField): INodeProperties {
	return {
		displayName: labelOfEntryField(field),
		name: nameInForm(field.name),
		...fieldInput(field),
		...(field.placeholder ? { placeholder: field.placeholder } : {}),
		...(field.required ? { required: true } : {}),
	};
}

function fieldInput(field: EntryField): Input {
	const { type, picker, choice, many, options = {}, default: preset } = field;
	if (picker) return locatorInput(picker);
	if (many) return choicesInput(many);
	if (choice)
		return {
			type: 'options',
			default: '',
			typeOptions: { loadOptionsMethod: choicesMethodOf({ parameter: choice }) },
		};
	switch (type) {
		case 'hidden':
		case 'boolean':
			return { type, default: preset ?? false };
		case 'number':
			return { type, default: preset ?? 0 };
		case 'date':
			return { type: 'dateTime', default: '' };
		case 'options':
			return { type, default: preset ?? '', options: optionsFrom(options) };
		case 'entries':
			return entriesInput({
				kinds: [{ name: 'entry', label: field.entry ?? '', fields: field.fields ?? [] }],
			} as EntryForm);
		default:
			// Numbers are text, too: an optional one may be left blank, and n8n's input for numbers makes 1990 of 19,90.
			return { type: 'string', default: preset ?? '' };
	}
}

function optionsFrom(options: Record<string, string>): INodePropertyOptions[] {
	return Object.entries(options).map(([value, label]) => ({
		name: label || valueLabel(value),
		value,
	}));
}

function choicesInput(from: string): Input {
	return {
		type: 'multiOptions',
		default: [],
		typeOptions: { loadOptionsMethod: choicesMethodOf({ parameter: from }) },
	};
}

/** A record of a long list, by name, ID or key. */
function locatorInput(parameter: string): Input & Pick<INodeProperties, 'modes'> {
	const picker = pickerOf(parameter);
	const keys = locatorKeys(parameter).filter(({ mode }) => mode !== 'url' && mode !== 'name');
	return {
		type: 'resourceLocator',
		default: { mode: picker ? 'list' : 'id', value: '' },
		modes: [
			{
				name: 'list',
				displayName: 'From List',
				type: 'list',
				typeOptions: { searchListMethod: methodOf({ parameter }), searchable: true },
			},
			{ name: 'id', displayName: 'By ID', type: 'string' },
			...keys.map(({ mode, label }) => ({
				name: String(mode),
				displayName: `By ${label}`,
				type: 'string' as const,
			})),
		],
	};
}
