import type { Unfinished } from '../../shared/graphql/connections';
import type { Run } from './work';

/**
 * Notes which lists of a record, or of a whole answer, go on beyond what was fetched, and counts in how many.
 * @param above the list that the record is of; the names of its own lists begin below it
 */
export function noteUnfinished(run: Run, unfinished: Unfinished, above?: string): void {
	for (const [path, is] of unfinished) {
		const name = above === undefined ? path : path.slice(above.length + 1);
		const sentence = is === 'more' ? hasMore : mayHaveMore;
		const key = `${is} ${above ?? ''} ${name}`;
		const count = run.unfinished.get(key) ?? 0;
		run.hints.delete(sentence(name, count, above !== undefined));
		run.unfinished.set(key, count + 1);
		run.hints.add(sentence(name, count + 1, above !== undefined));
	}
}

function placed(count: number, isOfRecords: boolean): string {
	const many = count.toLocaleString('en');
	if (isOfRecords) return count === 1 ? 'in one record' : `in ${many} records`;
	return count === 1 ? 'in one answer' : `in ${many} answers`;
}

function hasMore(name: string, count: number, isOfRecords: boolean): string {
	return `There is more in "${name}" than was fetched, ${placed(count, isOfRecords)}. Ask for more with "first", or for these records in a query of their own.`;
}

function mayHaveMore(name: string, count: number, isOfRecords: boolean): string {
	return `There may be more in "${name}" than was fetched, ${placed(count, isOfRecords)}: it came with as many entries as were asked for. Ask for its pageInfo { hasNextPage } to know, or for more with "first".`;
}
