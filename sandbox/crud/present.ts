import { visible, type Row } from '../state/row';
import type { Call } from './call';
import { withV2Dates, toView } from './views';
import { configOf, identityOf, linkField } from '../collectionConfig';

/** Fields that are always shown, even if `include_fields` does not list them. */
const ALWAYS = ['id', 'category_id', 'category_uuid', 'uuid'];

/** A record with its computed fields. */
export function compute(call: Pick<Call, 'store'>, collection: string, row: Row): Row {
	const computed = configOf(collection).computed;
	return computed ? { ...row, ...computed(row, call.store) } : row;
}

/** A record for the response: with sub-resources, selected fields only, and V2 dates. */
export function present(call: Call, row: Row): Row {
	const { operation, shape } = call;
	const full = { ...compute(call, shape.collection, row), ...included(call, row) };
	const shown = toView(operation, choose(call, visible(full)));
	if (operation.server === 'v2') return withV2Dates(shown);
	return shown;
}

function choose({ query }: Call, row: Row): Row {
	const only = query.include_fields as string[] | undefined;
	const without = query.exclude_fields as string[] | undefined;
	const included = (query.include as string[] | undefined) ?? [];
	if (!only && !without) return row;
	return Object.fromEntries(
		Object.entries(row).filter(
			([key]) =>
				ALWAYS.includes(key) ||
				((!only || only.includes(key) || included.includes(key)) && !without?.includes(key)),
		),
	);
}

function included(call: Call, row: Row): Row {
	const names = ([] as unknown[]).concat(call.query.include ?? []).map(String);
	const { collection } = call.shape;
	return Object.fromEntries(
		names.map((name) => {
			const special = configOf(collection).includes?.[name];
			if (special) return [name, special(row, call.store)];
			// A value that BigCommerce shows only on request, such as the SKU of a price list record.
			if (typeof row[name] === 'string') return [name, row[name]];
			return [name, below(call, `${collection}/${name.replaceAll('_', '-')}`, row)];
		}),
	);
}

/** The records of a collection below this one. */
function below(call: Call, collection: string, row: Row): Row[] {
	const parent = call.shape.collection;
	const id = row[identityOf(parent).field];
	return call.store
		.collection(collection)
		.where({ [linkField(collection, parent)]: id })
		.map((row) => visible(compute(call, collection, row)));
}
