import type { Operation } from '../../../catalog/types';
import { isObject, type Json } from '../../shared/utils/isObject';
import type { BatchItem } from '../batching/types';
import { outputOf } from './outputFields';

/** What stands for a record that BigCommerce does not send. */
const CONFIRMATIONS = new Set(['success', 'deleted', 'accepted']);

/**
 * A record with the values of its request that the catalog names: what was sent for an answer without a record, and the ID of what
 * was deleted. Any other record stays as it is.
 */
export function withSent(batchItem: BatchItem, record: unknown): unknown {
	const { operation } = batchItem.itemRequest;
	if (!isObject(record) || operation.custom || operation.own) return record;
	const isConfirmation = Object.keys(record).every((name) => CONFIRMATIONS.has(name));
	if (!isConfirmation && !isPartOfBatch(operation)) return record;
	const { sent = {}, fields = {} } = outputOf(operation) ?? {};
	const values: Json = {};
	for (const [name, source] of Object.entries(sent)) {
		const value = valueFrom(batchItem, name, source);
		if (value !== undefined && value !== '') values[name] = typed(value, fields[name]);
	}
	return record.deleted === true ? { ...record, ...values } : { ...values, ...record };
}

/** The answer may be the same for all elements of a request. */
function isPartOfBatch({ batch, method }: Operation): boolean {
	return method !== 'DELETE' && (batch?.form === 'array' || batch?.form === 'key');
}

/** @param source as in catalog/answers.json */
function valueFrom(
	{ itemRequest, element, form }: BatchItem,
	name: string,
	source: string,
): unknown {
	const { parameters, request, operation } = itemRequest;
	const [kind, key] = source.split(' ');
	if (kind === 'parameter') return parameters[key];
	if (kind === 'query') return request.query.find(([other]) => other === key)?.[1];
	if (kind === 'value') return isObject(element) ? undefined : element;
	const record =
		form === 'alone' || element === undefined ? onlyRecord(operation, request.body) : element;
	return isObject(record) && Object.hasOwn(record, name) ? record[name] : undefined;
}

function onlyRecord({ batch }: Operation, body: unknown): unknown {
	const inside = batch?.form === 'key' && isObject(body) ? body[batch.key ?? ''] : body;
	if (!Array.isArray(inside)) return inside;
	return inside.length === 1 ? inside[0] : undefined;
}

/** IDs of paths and queries are text until then. */
function typed(value: unknown, schema: unknown): unknown {
	const isNumber = schema === 'integer' || schema === 'number';
	const text = typeof value === 'string' ? value.trim() : '';
	return isNumber && /^-?(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : value;
}
