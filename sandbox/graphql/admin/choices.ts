import { rowsOf, type Row } from '../../state/row';
import type { Store } from '../../state/store';
import { idOf, localId } from '../relay';
import { graphQlError } from '../errors';
import { kindOf, type Choice } from './choiceKinds';
import type { AdminContext } from './context';
import { endOverride, override, overridesIn, type Place } from './overrides';

/** A change: `{ dropdown: { displayName, values } }`, one kind only. */
type Union = Record<string, Row | null | undefined>;

/** The input of a mutation. */
export interface ChoiceInput {
	localeContext?: Place | null;
	data: Row;
}

function valuesOf(store: Store, { collection }: Choice, row: Row): Row[] {
	return store.collection(`${collection}/values`).where({ [`$${collection}`]: row.id });
}

/** An option or modifier in the API's shape, with the type of its kind. */
export const shower =
	(store: Store, choice: Choice) =>
	(row: Row): Row => {
		const { type } = kindOf(choice, row);
		const { default_value, checkbox_label, checked_by_default } = (row.config ?? {}) as Row;
		return {
			__typename: type,
			id: idOf(`store/${choice.id}`, row.id),
			displayName: row.display_name,
			isRequired: row.required ?? false,
			isShared: false,
			defaultValue: default_value ?? null,
			fieldValue: checkbox_label ?? null,
			checkedByDefault: checked_by_default ?? false,
			$row: row,
			values: valuesOf(store, choice, row).map(({ id, label, is_default }) => ({
				__typename: kindOf(choice, row).value,
				id: idOf(`store/${choice.id}Value`, id),
				label,
				isDefault: is_default ?? false,
			})),
		};
	};

/** The choice with a global ID, limited to the product if one is set. */
function found(store: Store, { collection, id: name }: Choice, id: string, product?: Row): Row {
	const row = store.collection(collection).get(localId(`store/${name}`, id));
	if (!row || (product && String(row.product_id) !== String(product.id)))
		throw graphQlError(`Entity ${id} not found.`);
	return row;
}

/** The kind of a change, checked against the changed choice. */
function chosen(choice: Choice, row: Row, data: Union): Row {
	const given = Object.entries(data).filter(([, value]) => value);
	if (given.length !== 1 || given[0][0] !== kindOf(choice, row).input)
		throw graphQlError(
			`${idOf(`store/${choice.id}`, row.id)} is of kind ${kindOf(choice, row).input}.`,
		);
	return given[0][1] as Row;
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

function save(
	store: Store,
	choice: Choice,
	row: Row,
	given: Row,
	place: Place | null | undefined,
): void {
	const { displayName, defaultValue, value } = given;
	if (place) {
		override(store, [choice.id, row.id], place, {
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
		.collection(choice.collection)
		.update(Number(row.id), withoutUndefined({ display_name: displayName, config }));
	for (const { valueId, label } of rowsOf(given.values))
		store
			.collection(`${choice.collection}/values`)
			.update(localId(`store/${choice.id}Value`, String(valueId)), { label });
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

/** `set…Information`: of the choices themselves, or of what differs in a place. @returns their records */
export function setChoices(
	store: Store,
	choice: Choice,
	{ data, localeContext }: ChoiceInput,
	product?: Row,
): Row[] {
	return rowsOf(data[choice.list]).map((each) => {
		const row = found(store, choice, String(each[choice.given]), product);
		save(store, choice, row, chosen(choice, row, each.data as Union), localeContext);
		return store.collection(choice.collection).get(Number(row.id)) as Row;
	});
}

/** `remove…Overrides`. @returns the records */
export function restoreChoices(
	store: Store,
	choice: Choice,
	{ data, localeContext }: ChoiceInput,
	product?: Row,
): Row[] {
	return rowsOf(data[choice.list]).map((each) => {
		const row = found(store, choice, String(each[choice.given]), product);
		endOverride(
			store,
			[choice.id, row.id],
			localeContext as Place,
			removedNames(chosen(choice, row, each.data as Union)),
		);
		return row;
	});
}

function differing(choice: Choice, shown: Row, place: Place, { store }: AdminContext): Row | null {
	const row = shown.$row as Row;
	const values = overridesIn(store, [choice.id, row.id], place);
	if (!values) return null;
	const labels = Object.entries(values).filter(([name]) => name.startsWith('label '));
	const { type, value } = kindOf(choice, row);
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

/** Resolvers of overrides, by the type of each kind of choice. */
export const readers = (choice: Choice) =>
	Object.fromEntries(
		Object.values(choice.kinds).map(({ type }) => [
			type,
			{
				overridesForLocale: (
					shown: Row,
					{ localeContext }: { localeContext: Place },
					context: AdminContext,
				) => differing(choice, shown, localeContext, context),
			},
		]),
	);
