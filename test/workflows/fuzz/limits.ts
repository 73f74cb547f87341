import { PATIENCE, TIMEOUT, WAIT_AT_MOST, type FuzzCase } from './cases';

/** Milliseconds that a run may take: patience and a last answer for each request that follows from another, and some room. */
export function limitFor({ operation, items, nodeType }: FuzzCase): number {
	const isShared = operation?.batch !== undefined || operation?.twin !== undefined;
	const isList = operation?.paging !== undefined || nodeType === 'graphQl';
	const steps =
		1 +
		(isShared ? 2 * items.length : 0) +
		(isList ? 6 : 0) +
		(operation?.own ? 3 : 0) +
		(operation?.answer.job ? 3 : 0);
	return 3_000 + (PATIENCE.giveUpAfter + TIMEOUT + WAIT_AT_MOST) * 1000 * Math.min(steps, 8);
}
