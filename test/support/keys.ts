import omit from 'lodash/omit';

import keysFile from '../../catalog/keys.json';
import type { KeyedRecord, KeyList, NaturalKey, Operation } from '../../catalog/types';
import { linkField } from '../../sandbox/collectionConfig';
import { shapeOf } from '../../sandbox/operations';
import type { Sandbox } from '../../sandbox/server';
import type { Row } from '../../sandbox/state/row';
import type { Store } from '../../sandbox/state/store';
import { operations } from './catalog';

export const keyedRecords = keysFile as unknown as KeyedRecord[];

/** A key in one of its lists. */
export interface KeyCase {
	record: KeyedRecord;
	key: NaturalKey;
	list: KeyList;
	operation: Operation;
}

/** Every key in each of its lists. */
export const keyCases: KeyCase[] = keyedRecords.flatMap((record) =>
	record.keys.flatMap((key) =>
		key.lists.map((list) => ({ record, key, list, operation: operationOf(list.list) })),
	),
);

export function operationOf(id: string): Operation {
	const operation = operations.find((operation) => operation.id === id);
	if (!operation) throw new Error(`The catalog has no ${id}.`);
	return operation;
}

export const nameOf = ({ record, key, list }: KeyCase) =>
	`${record.parameter} by ${key.label} in ${list.list}`;

/** Collections that a list shows under another name. */
const SHOWN_FROM: Record<string, string> = {
	'inventory/items': 'catalog/products/variants',
	'b2b/companies/super-admins': 'b2b/super-admins',
};

/** Fields that a list shows under another name. */
const KEPT_AS: Record<string, string> = {
	'redirectV2.getMany path': 'from_path',
	'inventoryItem.getMany identity.sku': 'sku',
};

/** A record that was put into the store: its ID, and the IDs of what is above it. */
export interface Placed {
	id: string;
	parameters: Record<string, string>;
}

const storeOf = (sandbox: Sandbox) => sandbox.stores.get('hearth24kq') as Store;

/** Puts a record with a key into the store, past all rules, as a copy of the first one of its kind. */
export function place(sandbox: Sandbox, keyCase: KeyCase, text: string): Placed {
	const { operation, list, key } = keyCase;
	const store = storeOf(sandbox);
	const { collection: shown, parents } = shapeOf(operation);
	const collection = store.collection(SHOWN_FROM[shown] ?? shown);
	const [pattern] = collection.all();
	if (!pattern) throw new Error(`The sandbox has no ${shown}.`);
	const copied = omit(pattern, collection.identity.field);
	const made = collection.insert({ ...copied, ...keyFields(store, keyCase, text) });
	const isVariantOfProduct = list.id === 'identity.product_id';
	if (key.field === 'codes.code')
		store.collection('promotions/codes').insert({ $promotions: made.id, code: text });
	return {
		id: String(isVariantOfProduct ? made.product_id : made[collection.identity.field]),
		parameters: {
			...parametersAbove(store, operation, shown, parents, made),
			...(parents.length === 0 && made.product_id ? { productId: String(made.product_id) } : {}),
		},
	};
}

function keyFields(store: Store, { key, list, operation }: KeyCase, text: string): Row {
	const field = list.field ?? key.field;
	if (key.joint) {
		const [namespace, ...rest] = text.split('.');
		return { [field]: namespace, [key.joint]: rest.join('.') };
	}
	if (key.path) {
		const names = text.split('>').map((name) => name.trim());
		const above = names.slice(0, -1).reduce((parent, name) => {
			const found = store
				.collection('catalog/trees/categories')
				.all()
				.find((row) => row.name === name && row.parent_id === parent);
			if (!found) throw new Error(`There is no category ${name}.`);
			return found.category_id as number;
		}, 0);
		return { [field]: names.at(-1), parent_id: above };
	}
	if (field === 'codes.code') return {};
	return { [KEPT_AS[`${operation.id} ${field}`] ?? field]: text };
}

function parametersAbove(
	store: Store,
	{ pathParameters }: Operation,
	collection: string,
	parents: ReturnType<typeof shapeOf>['parents'],
	made: Row,
): Record<string, string> {
	const values: Record<string, string> = {};
	let [below, row] = [collection, made];
	for (const step of [...parents].reverse()) {
		const parameter = pathParameters.find(({ name }) => name === step.parameter);
		const id = String(row[linkField(below, step.collection)]);
		if (parameter) values[parameter.parameter] = id;
		row = store.collection(step.collection).get(id) ?? {};
		below = step.collection;
	}
	return values;
}

/** Operations to use instead of the one that is found. */
const USE: Record<string, string> = {
	categoryId: 'category.updateProductSortOrder',
	variantId: 'productVariant.get',
};

/** An operation whose path ends with a parameter, with nothing else to fill in than what is above the record. */
export function userOf({ record: { parameter }, operation: list }: KeyCase): Operation {
	if (USE[parameter]) return operationOf(USE[parameter]);
	const above = list.pathParameters.map((own) => own.parameter);
	const users = operations.filter(
		(operation) =>
			operation.server === list.server ||
			operation.pathParameters.some((own) => own.parameter === parameter),
	);
	const fitting = users.filter(({ pathParameters, custom }) => {
		const names = pathParameters.map((own) => own.parameter);
		return (
			!custom &&
			names.at(-1) === parameter &&
			(parameter === 'metafieldId' || names.length <= above.length + 1) &&
			names.slice(0, -1).every((name) => above.includes(name)) &&
			(parameter !== 'metafieldId' || names.length === above.length + 1)
		);
	});
	const isSibling = ({ resource }: Operation) =>
		parameter !== 'metafieldId' || resource === list.resource;
	const found =
		fitting.find((use) => isSibling(use) && use.id.endsWith('.get')) ??
		fitting.find((use) => isSibling(use) && use.method !== 'GET') ??
		fitting.find(isSibling);
	if (!found) throw new Error(`No operation has ${parameter} at its end.`);
	return found;
}
