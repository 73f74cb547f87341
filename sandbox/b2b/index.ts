import type { Operation } from '../../catalog/types';
import type { Handler } from '../crud/call';
import { getSettings, putSettings } from '../crud/settings';
import { isCollection, shapeOf } from '../operations';
import { b2bCompanies } from './companies';
import { b2bInvoices } from './invoices';
import { b2bPeople } from './people';
import { createMany, createOne, getOne, list, removeOne, updateOne } from './records';
import { b2bSales } from './sales';

/** Handlers of B2B Edition, by `METHOD server /path`. */
export const B2B_HANDLERS: Record<string, Handler> = {
	...b2bCompanies,
	...b2bInvoices,
	...b2bPeople,
	...b2bSales,
};

const RECORD: Record<string, Handler> = { GET: getOne, PUT: updateOne, DELETE: removeOne };
const LIST: Record<string, Handler> = { GET: list, POST: createOne };
const SETTINGS: Record<string, Handler> = { GET: getSettings, PUT: putSettings };

/** The generic handler of an operation without its own. */
export function b2bHandlerOf(operation: Operation): Handler | undefined {
	const { collection, item } = shapeOf(operation);
	if (!isCollection(collection)) return SETTINGS[operation.method];
	if (item) return RECORD[operation.method];
	const takesMany = operation.method === 'POST' && operation.body?.schema.type === 'array';
	return takesMany ? createMany : LIST[operation.method];
}
