import { rowsOf, type Row } from '../../state/row';
import type { Store } from '../../state/store';
import { graphQlError } from '../errors';
import { idOf, localId } from '../relay';
import type { AdminContext } from './context';
import { kindOf, type OptionType } from './optionKinds';
import { removeOverrides, addOverrides, overridesIn, type Place } from './overrides';

/** A change: `{ dropdown: { displayName, values } }`, one kind only. */
type Union = Record<string, Row | null | undefined>;

/** The input of a mutation. */
export interface OptionInput {
	localeContext?: Place | null;
	data: Row;
}

function valuesOf(store: Store, { collection }: OptionType, row: Row): Row[] {
	return store.collection(`${collection}/values`).where({ [`$${collection}`]: row.id });
}

/** An option or modifier in the API's shape, with the type of its kind. */
export const toOption =
	(store: Store, optionType: OptionType) =>
	(row: Row): Row => {
		const { type } = kindOf(optionType, row);
		const { default_value, checkbox_label, checked_by_default } = (row.config ?? {}) as Row;
		return {
			__typename: type,
			id: idOf(`store/${optionType.id}`, row.id),
			displayName: row.display_name,
			isRequired: row.required ?? false,
			isShared: false,
			defaultValue: default_value ?? null,
			fieldValue: checkbox_label ?? null,
			checkedByDefault: checked_by_default ?? false,
			$row: row,
			values: valuesOf(store, optionType, row).map(({ id, label, is_default }) => ({
				__typename: kindOf(optionType, row).value,
				id: idOf(`store/${optionType.id}Value`, id),
				label,
				isDefault: is_default ?? false,
			})),
		};
	};

/** The option or modifier with a global ID, limited to the product if one is set. */
function findOption(
	store: Store,
	{ collection, id: name }: OptionType,
	id: string,
	product?: Row,
): Row {
	const row = store.collection(collection).get(localId(`store/${name}`, id));
	if (!row || (product && String(row.product_id) !== String(product.id)))
		throw graphQlError(`Entity ${id} not found.`);
	return row;
}

/** The kind of a change, checked against the changed option. */
function inputOfKind(optionType: OptionType, row: Row, data: Union): Row {
	const entries = Object.entries(data).filter(([, value]) => value);
	if (entries.length !== 1 || entries[0][0] !== kindOf(optionType, row).input)
		throw graphQlError(
			`${idOf(`store/${optionType.id}`, row.id)} is of kind ${kindOf(optionType, row).input}.`,
		);
	return entries[0][1] as Row;
}

/** Labels by value, for the values with a label. */
function labelsOf(given: Row): Row {
	return Object.fromEntries(
		rowsOf(given.values).map(({ valueId, label }) => [`label ${String(valueId)}`, label]),
	);
}

function withoutUndefined(row: Row): Row {
	return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}

function saveOption(
	store: Store,
	optionType: OptionType,
	row: Row,
	given: Row,
	place: Place | null | undefined,
): void {
	const { displayName, defaultValue, value } = given;
	if (place) {
		addOverrides(store, [optionType.id, row.id], place, {
			...withoutUndefined({ displayName, defaultValue, fieldValue: value }),
			...labelsOf(given),
		});
		return;
	}
	const config = {
		...((row.config ?? {}) as Row),
		...withoutUndefined({ default_value: defaultValue, checkbox_label: value }),
	};
	store
		.collection(optionType.collection)
		.update(Number(row.id), withoutUndefined({ display_name: displayName, config }));
	for (const { valueId, label } of rowsOf(given.values))
		store
			.collection(`${optionType.collection}/values`)
			.update(localId(`store/${optionType.id}Value`, String(valueId)), { label });
}

/** Names of the overrides to remove: BigCommerce's names for fields, and the labels of values. Empty means all. */
function removedNames(given: Row): string[] | undefined {
	const fields = given.fields as string[] | null | undefined;
	const ids = ((given.values as Row | null | undefined)?.ids ?? []) as string[];
	if (!fields && ids.length === 0) return undefined;
	const names = (fields ?? []).map((field) =>
		field.endsWith('DISPLAY_NAME_FIELD')
			? 'displayName'
			: field.includes('DEFAULT_VALUE')
				? 'defaultValue'
				: 'fieldValue',
	);
	return [...names, ...ids.map((id) => `label ${id}`)];
}

/** `set…Information`: of the options themselves, or of what differs in a place. @returns their records */
export function setOptions(
	store: Store,
	optionType: OptionType,
	{ data, localeContext }: OptionInput,
	product?: Row,
): Row[] {
	return rowsOf(data[optionType.list]).map((value) => {
		const row = findOption(store, optionType, String(value[optionType.given]), product);
		saveOption(
			store,
			optionType,
			row,
			inputOfKind(optionType, row, value.data as Union),
			localeContext,
		);
		return store.collection(optionType.collection).get(Number(row.id)) as Row;
	});
}

/** `remove…Overrides`. @returns the records */
export function removeOptionOverrides(
	store: Store,
	optionType: OptionType,
	{ data, localeContext }: OptionInput,
	product?: Row,
): Row[] {
	return rowsOf(data[optionType.list]).map((value) => {
		const row = findOption(store, optionType, String(value[optionType.given]), product);
		removeOverrides(
			store,
			[optionType.id, row.id],
			localeContext as Place,
			removedNames(inputOfKind(optionType, row, value.data as Union)),
		);
		return row;
	});
}

function overridesOf(
	optionType: OptionType,
	shown: Row,
	place: Place,
	{ store }: AdminContext,
): Row | null {
	const row = shown.$row as Row;
	const values = overridesIn(store, [optionType.id, row.id], place);
	if (!values) return null;
	const labels = Object.entries(values).filter(([name]) => name.startsWith('label '));
	const { type, value } = kindOf(optionType, row);
	return {
		__typename: `${type}ForLocale`,
		displayName: values.displayName ?? null,
		defaultValue: values.defaultValue ?? null,
		fieldValue: values.fieldValue ?? null,
		values: labels.map(([name, label]) => ({
			__typename: `${value}ForLocale`,
			id: name.slice('label '.length),
			label,
		})),
	};
}

/** Resolvers of overrides, by the type of each kind of option. */
export const overrideResolvers = (optionType: OptionType) =>
	Object.fromEntries(
		Object.values(optionType.kinds).map(({ type }) => [
			type,
			{
				overridesForLocale: (
					shown: Row,
					{ localeContext }: { localeContext: Place },
					context: AdminContext,
				) => overridesOf(optionType, shown, localeContext, context),
			},
		]),
	);
