import { noContent } from '../responses/response';
import type { Schema } from '../../catalog/types';
import { loadOperations, shapeOf } from '../operations';
import type { Row } from '../state/row';
import { linkOf, type Call, type Handler } from './call';
import { completeRow } from './write';
import { fieldsOf } from './records';

/** GET of settings shows the same fields that PUT accepts. */
const SCHEMAS = new Map<string, Schema>(
	loadOperations()
		.filter((operation) => operation.method === 'PUT' && operation.body)
		.map((operation) => [shapeOf(operation).collection, operation.body?.schema ?? {}]),
);

/** The key of the settings at this path: per parent record, and per channel if the path or query has one. */
function addressOf({ shape, params, query }: Call): string {
	const owner = shape.parents.map((step) => params[step.parameter]).join('/');
	const channel = shape.item ? params[shape.item] : (query.channel_id ?? '');
	return [shape.collection, owner, String(channel)].join('|');
}

/** The settings. A channel without its own settings uses the store's. */
export function settingOf(call: Call): Row {
	linkOf(call);
	const { singletons } = call.store;
	const shared = singletons.get(`${call.shape.collection}||`);
	return completeRow(
		SCHEMAS.get(call.shape.collection) ?? {},
		singletons.get(addressOf(call)) ?? shared ?? {},
	);
}

/** GET of settings. */
export const getSettings: Handler = (call) => ({ data: settingOf(call) });

/** PUT (and POST) of settings: fields that are not sent keep their values. */
export const putSettings: Handler = (call) => {
	const changed = { ...settingOf(call), ...fieldsOf(call) };
	call.store.singletons.set(addressOf(call), changed);
	return call.operation.answer.kind === 'nothing' ? noContent : { data: changed };
};

/** DELETE of settings: back to the defaults. */
export const resetSettings: Handler = (call) => {
	const old = settingOf(call);
	call.store.singletons.delete(addressOf(call));
	return call.operation.answer.kind === 'nothing' ? noContent : { data: old };
};
