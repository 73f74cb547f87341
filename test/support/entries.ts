import type { EntryField, EntryForm, EntryKind } from '../../catalog/entryTypes';
import forms from '../../catalog/forms.json';
import type { Operation, Schema } from '../../catalog/types';
import { operations } from './catalog';
import { sample } from './samples';

/** Records of the sandbox's store, by picker. */
const RECORDS: Record<string, unknown> = {
	attributeId: 1,
	brandId: 1,
	categoryId: 23,
	channelId: 1,
	companyPermissionCode: 'deny_quotes',
	countryCode: 'US',
	optionValueOfProduct: '{"option_id":1,"id":1}',
	priceListId: 1,
	taxClassId: 1,
	zoneId: 1,
};

const locator = (value: unknown, mode = 'id') => ({ __rl: true, mode, value });

/** What a person enters into a field of an entry. Numbers are typed as text. */
function enteredInto(field: EntryField): unknown {
	const { name, type, picker, choice, many, options = {}, fields = [] } = field;
	if (picker) return locator(77);
	if (choice) return RECORDS[choice] ?? 1;
	if (many) return [RECORDS[many] ?? 1];
	if (type === 'entries') return { entry: [entered(fields)] };
	if (type === 'options') return Object.keys(options)[0];
	if (type === 'boolean') return true;
	if (type === 'number') return 2;
	if (type === 'date') return '2027-01-01';
	return textFor(name);
}

function textFor(name: string): string {
	if (/email/i.test(name)) return 'ada@example.com';
	if (/url$/.test(name)) return 'https://example.com/lamp.jpg';
	if (/(^|_|\.)(opening|closing)$/.test(name)) return '09:00';
	if (
		/(price|cost|amount|rate|limit|level|weight|quantity|discount|_min|_max|Id$|_id$|spend|value$)/i.test(
			name,
		)
	)
		return '3';
	return 'Text';
}

/** An entry with a value for each of its fields, as n8n saves it. */
export function entered(fields: EntryField[]): Record<string, unknown> {
	return Object.fromEntries(
		fields.map((field) => [field.name.replaceAll('.', '__'), enteredInto(field)]),
	);
}

/** The value of a form's parameter with one entry of a kind. */
export function oneEntry({ single, choices }: EntryForm, kind?: EntryKind): unknown {
	if (choices) return [RECORDS[choices.from] ?? 1];
	const entry = entered(kind?.fields ?? []);
	return { [kind?.name ?? 'entry']: single ? entry : [entry] };
}

/** A form for a list, one kind of its entries, and an operation that has it. */
export interface EntryCase {
	form: EntryForm;
	kind?: EntryKind;
	operation: Operation;
}

/** Every kind of entry in every operation. Operations of several requests need records that exist. */
export const entryCases = (forms.entries as EntryForm[])
	.flatMap((form): EntryCase[] =>
		form.operations.flatMap((slug) => {
			const operation = operations.find((operation) => operation.id === slug) as Operation;
			return form.kinds.length > 0
				? form.kinds.map((kind) => ({ form, kind, operation }))
				: [{ form, operation }];
		}),
	)
	.filter(({ operation }) => operation.own?.kind !== 'steps');

export const nameOfCase = ({ form, kind, operation }: EntryCase) =>
	[operation.id, form.field, kind?.name].filter(Boolean).join(' ');

/** The form for fields with a value for all that an operation needs, except for one list. */
export function requiredFields(operation: Operation, form: EntryForm) {
	const record = recordOf(operation);
	const outer = operation.body?.schema.properties ?? {};
	const names = neededBy(operation).filter((name) => name !== form.field.split('.')[0]);
	return {
		mappingMode: 'defineBelow',
		value: Object.fromEntries(
			names.flatMap((name) =>
				flat(name, sample(record.properties?.[name] ?? outer[name] ?? {}, name)),
			),
		),
		schema: [],
		matchingColumns: operation.own?.kind === 'upsert' ? operation.own.byDefault : [],
	};
}

/** The fields without which an operation is refused; for *Create or Update*, those of a new record. */
function neededBy(operation: Operation): string[] {
	const { own, batch, body } = operation;
	if (own?.kind === 'upsert') {
		const create = operations.find(({ id }) => id === own.create) as Operation;
		return [...new Set([...neededBy(create), ...own.byDefault, ...(own.always ?? [])])];
	}
	const outside = (body?.schema.required ?? []).filter((name) => name !== batch?.key);
	return [
		...new Set([...(recordOf(operation).required ?? []), ...outside, ...demandedBy(operation)]),
	];
}

/** One of several fields, or a field that depends on another. */
function demandedBy({ body }: Operation): string[] {
	return (body?.demands ?? []).flatMap((demand) =>
		'oneOf' in demand ? (demand.optional ? [] : demand.oneOf.slice(0, 1)) : [demand.field],
	);
}

/** The schema of the record that one item stands for. */
export function recordOf({ body, batch }: Operation): Schema {
	const schema = body?.schema ?? {};
	if (batch?.form === 'array') return schema.items ?? {};
	return batch?.form === 'key' && batch.key
		? (schema.properties?.[batch.key]?.items ?? schema)
		: schema;
}

/** Objects as the form has them: field by field. */
function flat(name: string, value: unknown): Array<[string, unknown]> {
	return forms.flattened.includes(name) && typeof value === 'object' && value !== null
		? Object.entries(value).map(([key, entry]) => [`${name}.${key}`, entry])
		: [[name, value]];
}
