import type { Operation, Since, SinceMode, SinceWay } from '../../../catalog/types';

const since = require('../../../catalog/since.json') as Since;

/** How a list is read since the last run, by mode; undefined if it cannot be. */
export function waysOf({
	id,
}: Pick<Operation, 'id'>): Partial<Record<SinceMode, SinceWay>> | undefined {
	return since.lists[id];
}

/** Why a list cannot be read since the last run; undefined if it can, or is no list. */
export function whyNot({ id }: Pick<Operation, 'id'>): string | undefined {
	return since.none[id];
}
