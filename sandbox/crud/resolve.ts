import type { Operation } from '../../catalog/types';
import { keyOf } from '../catalog';
import { BEHAVIOURS } from '../handlers';
import { shapeOf } from '../shapes';
import { createMany, removeListed, updateMany } from './batch';
import type { Handler } from './call';
import { isCollection } from './kinds';
import { count, getOne, list } from './read';
import { getSettings, putSettings, resetSettings } from './settings';
import { createOne, removeMany, removeOne, updateOne } from './single';

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
	return BEHAVIOURS[keyOf(operation)] ?? generic(operation);
}

function generic(operation: Operation): Handler | undefined {
	const { collection, item } = shapeOf(operation.path);
	const { method } = operation;
	if (method === 'GET' && operation.path.endsWith('/count')) return count;
	if (!isCollection(collection)) return SETTINGS[method];
	if (item) return RECORD[method];
	return (operation.body?.schema.type === 'array' ? ARRAY[method] : undefined) ?? LIST[method];
}
