import type { Query } from '../http/validation';
import type { Row } from '../state/row';
import { order } from './filters';

/** Sorts by `sort` and `direction`: V3 `sort=name&direction=desc` or `sort=date_created:desc`, V2 `sort=id:desc`. */
export function sort(query: Query, rows: Row[]): Row[] {
	if (typeof query.sort !== 'string' && typeof query.direction !== 'string') return rows;
	const [field, inline] = String(query.sort ?? 'id').split(':');
	const direction = String(inline ?? query.direction ?? 'asc') === 'desc' ? -1 : 1;
	// Stable for equal values, so that pages never overlap.
	return [...rows].sort((left, right) => direction * (order(left[field], right[field]) || 0));
}
