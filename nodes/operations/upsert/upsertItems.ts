import type { IExecuteFunctions } from 'n8n-workflow';

import type { Operation, Upsert } from '../../../catalog/types';
import { operationOf } from '../../shared/catalog/catalog';
import { fieldLabel } from '../../shared/catalog/names';
import { msg } from '../../shared/text/message';
import { isBlank } from '../../shared/utils/blank';
import { InputError } from '../../shared/utils/coerce';
import { isObject, type Json } from '../../shared/utils/isObject';
import type { ItemRequest } from '../batching/types';
import { normalizeKey, pathNames } from '../keys/compareKeys';
import { showKey } from '../keys/showKey';
import { columnsOf } from './matchColumns';
import type { UpsertItem, UpsertOperations } from './types';

/** The operations that an upsert consists of. @throws if the catalog lacks one */
export function operationsOfUpsert(operation: Operation): UpsertOperations {
	const { own } = operation;
	if (own?.kind !== 'upsert') throw new Error(`${operation.id} is no upsert.`);
	const find = (id: string) => {
		const part = operationOf(id);
		if (!part) throw new Error(`The catalog has no operation ${id}.`);
		return part;
	};
	return {
		upsert: own,
		operation,
		create: find(own.create),
		...(own.update ? { update: find(own.update) } : {}),
		list: find(own.list),
		id: own.id ?? 'id',
	};
}

/**
 * Reads which record an item is about.
 * @throws InputError if the columns to match on are not usable, or the item has no value for one of them
 */
export function readUpsertItem(
	context: IExecuteFunctions,
	upsert: Upsert,
	itemRequest: ItemRequest,
): UpsertItem {
	const { request, itemIndex, account, operation, parameters } = itemRequest;
	const fields = request.body as Json;
	const columns = [
		...new Set([...(upsert.always ?? []), ...chosenColumns(context, upsert, itemIndex)]),
	];
	const empty = columns.find((column) => isBlank(fields[column]) || isObject(fields[column]));
	if (empty !== undefined)
		throw new InputError(
			msg`"${fieldLabel(empty)}" is empty, so no record can be matched`,
			'It is a column to match on. Map a field that has a value for this item.',
		);
	const owner = operation.pathParameters.map(({ parameter }) => String(parameters[parameter]));
	const identity = JSON.stringify([
		account,
		...owner,
		...columns,
		...keyValues(upsert, columns, fields),
	]);
	return { itemRequest, fields, columns, identity };
}

const MOST_COLUMNS = 2;

function chosenColumns(context: IExecuteFunctions, upsert: Upsert, itemIndex: number): string[] {
	const form = context.getNodeParameter('fields', itemIndex, {}) as { matchingColumns?: unknown };
	const columns = Array.isArray(form?.matchingColumns)
		? form.matchingColumns.filter((column) => !isBlank(column)).map(String)
		: [];
	if (columns.length === 0) return upsert.byDefault;
	const possible = columnsOf(upsert);
	const unknown = columns.find((column) => !possible.includes(column));
	if (unknown !== undefined)
		throw new InputError(
			msg`Records cannot be matched on "${fieldLabel(unknown)}"`,
			`Choose one or two of: ${possible.map((column) => fieldLabel(column)).join(', ')}.`,
		);
	if (columns.length > MOST_COLUMNS)
		throw new InputError(
			msg`There are ${columns.length} columns to match on`,
			`Choose one or two of: ${possible.map((column) => fieldLabel(column)).join(', ')}.`,
		);
	return columns;
}

/** The values of the key of a record or an item, in the form in which they are compared. */
export function keyValues({ match, path }: Upsert, columns: string[], fields: Json): string[] {
	return columns.map((column) =>
		column === path?.column
			? pathNames(String(fields[column])).join('>').toLowerCase()
			: normalizeKey(fields[column], match[column]),
	);
}

/** The key of an item in words: `the SKU "HT-1001"`. */
export function keyInWords({ columns, fields }: UpsertItem): string {
	return columns
		.map((column) => `${fieldLabel(column)} "${showKey(String(fields[column]))}"`)
		.join(' and ');
}
