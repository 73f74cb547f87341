import type { Operation } from '../catalog/types';
import { b2bHandlerOf } from './b2b';
import { createMany, removeListed, updateMany } from './crud/batch';
import type { Handler } from './crud/call';
import { count, createOne, getOne, list, removeMany, removeOne, updateOne } from './crud/records';
import { getSettings, putSettings, resetSettings } from './crud/settings';
import { HANDLERS } from './handlers';
import { isCollection, keyOf, shapeOf } from './operations';

const RECORD: Record<string, Handler> = { GET: getOne, PUT: updateOne, DELETE: removeOne };
const LIST: Record<string, Handler> = { GET: list, POST: createOne, DELETE: removeMany };
const ARRAY: Record<string, Handler> = { POST: createMany, PUT: updateMany, DELETE: removeListed };
const SETTINGS: Record<string, Handler> = {
	GET: getSettings,
	PUT: putSettings,
	DELETE: resetSettings,
};

/** The handler of an operation: a special one, or a generic one chosen by path, method and body. */
export function handlerOf(operation: Operation): Handler | undefined {
	const { server } = operation;
	return (
		HANDLERS[keyOf(operation)] ??
		(server === 'b2b' ? b2bHandlerOf(operation) : genericHandlerOf(operation))
	);
}

function genericHandlerOf(operation: Operation): Handler | undefined {
	const { collection, item } = shapeOf(operation);
	const { method } = operation;
	if (method === 'GET' && operation.path.endsWith('/count')) return count;
	if (!isCollection(collection)) return SETTINGS[method];
	if (item) return RECORD[method];
	return (operation.body?.schema.type === 'array' ? ARRAY[method] : undefined) ?? LIST[method];
}
