import type { GlobalId, GraphQl } from '../../../catalog/types';
import { isObject, type Json } from '../../shared/utils/isObject';

/**
 * Replaces bare IDs with global IDs: `77` becomes `bc/store/product/77`. Global IDs stay unchanged.
 * @param values may contain nested objects and lists; only fields that hold IDs are changed
 */
export function withGlobalIds(values: Json, ids: GraphQl['ids'] = {}, all: Json = values): Json {
	return Object.fromEntries(
		Object.entries(values).map(([name, value]) => [
			name,
			Object.hasOwn(ids, name) ? globalId(value, ids[name], all) : within(value, ids, all),
		]),
	);
}

function within(value: unknown, ids: GraphQl['ids'], all: Json): unknown {
	if (Array.isArray(value)) return value.map((value) => within(value, ids, all));
	return isObject(value) ? withGlobalIds(value, ids, all) : value;
}

function globalId(value: unknown, id: GlobalId, all: Json): unknown {
	if (Array.isArray(value)) return value.map((value) => globalId(value, id, all));
	if (typeof value !== 'string' && typeof value !== 'number') return value;
	const text = String(value).trim();
	return text === '' || isGlobal(text) ? text : prefixFor(id, all) + text;
}

function prefixFor(id: GlobalId, all: Json): string {
	if (typeof id === 'string') return id;
	const by = String(all[id.by]);
	// If BigCommerce documents no format, the ID is used as is.
	return Object.hasOwn(id.prefixes, by) ? id.prefixes[by] : '';
}

function isGlobal(text: string): boolean {
	return text.startsWith('bc/');
}

/** The bare ID in a global ID: `77` of `bc/store/product/77`. */
export function bareId(text: string): string {
	return isGlobal(text) ? text.slice(text.lastIndexOf('/') + 1) : text;
}
