import omit from 'lodash/omit';
import pick from 'lodash/pick';

import { recordSchema } from '../../../catalog/recordSchema';
import type { Operation } from '../../../catalog/types';
import { keyedRecordOf } from '../keys/keyedRecords';
import { resourceOf } from '../../shared/catalog/catalog';
import { inSentence } from '../../shared/text/sentences';
import { msg } from '../../shared/text/message';
import { InputError } from '../../shared/utils/coerce';
import { valueAt, type Json } from '../../shared/utils/isObject';
import type { ItemRequest } from '../batching/types';
import { changedFields, changesBetween, type Changes } from '../changes/compareFields';
import { neededFields, requiredFields } from '../changes/neededFields';
import { keyFields } from '../batching/planBatches';
import { buildRequest } from '../requests/build';
import type { Plan, UpsertItem, UpsertOperations } from './types';
import { keyInWords, keyValues } from './upsertItems';

const MOST_CANDIDATES = 10;

/**
 * Decides what to do for an item.
 * @param records the records that exist with its key
 * @param added fields that a new record gets besides
 */
export function planUpsert(
	operations: UpsertOperations,
	item: UpsertItem,
	records: Json[],
	added: Json = {},
): Plan {
	if (records.length > 1)
		return { kind: 'failed', item, error: ambiguous(operations, item, records) };
	const [record] = records;
	try {
		return record ? planUpdate(operations, item, record) : planCreate(operations, item, added);
	} catch (error) {
		const isOfNew = !record && error instanceof InputError;
		return {
			kind: 'failed',
			item,
			error: isOfNew ? neededByNew(operations, item, error) : (error as Error),
		};
	}
}

function planUpdate(operations: UpsertOperations, item: UpsertItem, record: Json): Plan {
	const { upsert, update, id } = operations;
	if (!update) return { kind: 'none', item, record };
	const given = omit(item.fields, [
		...(upsert.notCompared ?? []),
		...(upsert.path ? [upsert.path.column] : []),
		// The key is the same, also where it differs in case.
		...item.columns.filter((column) => isSameKey(operations, column, item.fields, record)),
	]);
	const changes = changesBetween(given, record, recordSchema(update) ?? {});
	const known = Object.fromEntries(
		Object.entries(changes).filter(([name]) => takes(update, name.split('.')[0])),
	);
	if (Object.keys(known).length === 0) return { kind: 'none', item, record };
	return {
		kind: 'update',
		item,
		record,
		changes: known,
		itemRequest: updateRequest({ ...operations, update }, item, valueAt(record, id), {
			...alsoNeeded({ ...operations, update }, item, record),
			...changedFields(given, known),
		}),
	};
}

/** What an update must contain besides what changes: as the item has it, or else as it is. */
function alsoNeeded(
	{ update, upsert }: UpsertOperations & { update: Operation },
	{ fields }: UpsertItem,
	record: Json,
): Json {
	const given = omit(fields, upsert.path ? [upsert.path.column] : []);
	return {
		...pick(record, requiredFields(update)),
		...pick(given, [...neededFields(update)]),
	};
}

function isSameKey(
	{ upsert }: UpsertOperations,
	column: string,
	fields: Json,
	record: Json,
): boolean {
	return keyValues(upsert, [column], fields)[0] === keyValues(upsert, [column], record)[0];
}

/** Whether an operation takes a field. What only the creation takes cannot be updated. */
function takes(operation: Operation, name: string): boolean {
	return recordSchema(operation)?.properties?.[name] !== undefined;
}

function updateRequest(
	{ create, update }: UpsertOperations & { update: Operation },
	{ itemRequest }: UpsertItem,
	id: unknown,
	changed: Json,
): ItemRequest {
	const own = update.pathParameters.find(
		({ parameter }) => !create.pathParameters.some((parent) => parent.parameter === parameter),
	);
	const parameters = own
		? { ...itemRequest.parameters, [own.parameter]: id }
		: itemRequest.parameters;
	const fields = own ? changed : { ...changed, [keyFields(update)[0]]: id };
	const { request } = buildRequest(update, {
		parameters,
		filters: {},
		deleteEverything: false,
		body: { fields },
	});
	return { ...itemRequest, operation: update, parameters, request };
}

function planCreate(operations: UpsertOperations, item: UpsertItem, added: Json): Plan {
	const { create, upsert } = operations;
	const { itemRequest } = item;
	const fields = { ...omit(item.fields, upsert.path ? [upsert.path.column] : []), ...added };
	const { request } = buildRequest(create, {
		parameters: itemRequest.parameters,
		filters: {},
		deleteEverything: false,
		body: { fields },
	});
	return { kind: 'create', item, itemRequest: { ...itemRequest, operation: create, request } };
}

/** What is wrong with the fields of a record that does not exist yet. */
function neededByNew(
	operations: UpsertOperations,
	item: UpsertItem,
	{ message, description = '' }: InputError,
): InputError {
	return new InputError(
		msg`${message}, because there is no ${nounOf(operations)} with the ${keyInWords(item)} yet`,
		`A new one needs it. ${description}`.trim(),
	);
}

function nounOf({ create }: UpsertOperations): string {
	return keyedRecordOf(`${create.resource}Id`)?.noun ?? inSentence(resourceOf(create).name);
}

function ambiguous(operations: UpsertOperations, item: UpsertItem, records: Json[]): InputError {
	const ids = records
		.slice(0, MOST_CANDIDATES)
		.map((record) => String(valueAt(record, operations.id)));
	const more = records.length > ids.length ? ` and ${records.length - ids.length} more` : '';
	return new InputError(
		msg`${records.length} records have the ${keyInWords(item)}`,
		`Match on another column, or on two. Their IDs: ${ids.join(', ')}${more}.`,
	);
}

/** The record of an item after its request, in the form of the list: what BigCommerce answered, or else what is known. */
export function recordAfter(
	plan: Extract<Plan, { kind: 'create' | 'update' }>,
	answer: Json,
): Json {
	const isRecord = Object.keys(answer).some((name) => !['success', 'accepted'].includes(name));
	if (plan.kind === 'create') return isRecord ? answer : { ...plan.item.fields };
	return isRecord ? { ...plan.record, ...answer } : { ...plan.record, ...newValues(plan) };
}

function newValues({ item, changes }: { item: UpsertItem; changes: Changes }): Json {
	return changedFields(item.fields, changes);
}
