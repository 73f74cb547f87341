import { nothing } from '../responses/response';
import type { Schema } from '../../catalog/types';
import { loadOperations } from '../catalog';
import { shapeOf } from '../shapes';
import type { Row } from '../state/row';
import type { Call, Handler } from './call';
import { completeRow } from './complete';
import { linkOf } from './parents';
import { fieldsOf } from './single';

/** What the PUT of a thing takes is also what its GET shows. */
const SCHEMAS = new Map<string, Schema>(
	loadOperations()
		.filter((operation) => operation.method === 'PUT' && operation.body)
		.map((operation) => [shapeOf(operation.path).collection, operation.body?.schema ?? {}]),
);

/** Where the one thing of this path is kept: per record above it, per channel where the path or query names one. */
function addressOf({ shape, params, query }: Call): string {
	const owner = shape.parents.map((step) => params[step.parameter]).join('/');
	const channel = shape.item ? params[shape.item] : (query.channel_id ?? '');
	return [shape.collection, owner, String(channel)].join('|');
}

/** The thing itself. A channel without its own settings has the store's. */
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

/** PUT (and POST) of settings: what was not sent stays. */
export const putSettings: Handler = (call) => {
	const changed = { ...settingOf(call), ...fieldsOf(call) };
	call.store.singletons.set(addressOf(call), changed);
	return call.operation.answer.kind === 'nothing' ? nothing : { data: changed };
};

/** DELETE of settings: back to the defaults. */
export const resetSettings: Handler = (call) => {
	const old = settingOf(call);
	call.store.singletons.delete(addressOf(call));
	return call.operation.answer.kind === 'nothing' ? nothing : { data: old };
};
