import type { Place } from '../../catalog/webhookEventTypes';
import { isId } from './checkPayload';

/** The source of an event's values. */
export interface Payload {
	scope: string;
	data: unknown;
	/** The record read first, for paths that start with `via.` */
	via?: unknown;
	/** The channel in the scope. */
	channel?: number;
}

/**
 * All IDs at a path: one for `data.id`, one per element for `data[].id` and `data.ids[]`, none if the path is empty or holds
 * nothing that can be an ID.
 * @param places if there are several paths, the first with a value is used
 */
export function valuesAt(places: Place | Place[], payload: Payload): Array<string | number> {
	for (const place of [places].flat()) {
		const ids = follow(place.split('.'), { ...payload }).filter(isId);
		if (ids.length > 0) return ids;
	}
	return [];
}

function follow([segment, ...rest]: string[], from: unknown): unknown[] {
	if (segment === undefined) return [from];
	if (typeof from !== 'object' || from === null) return [];
	const isList = segment.endsWith('[]');
	const value = (from as Record<string, unknown>)[isList ? segment.slice(0, -2) : segment];
	if (isList) return (Array.isArray(value) ? value : []).flatMap((value) => follow(rest, value));
	if (rest.length === 0 && Array.isArray(value)) return value;
	return follow(rest, value);
}
