import type { Unfinished } from '../../shared/graphql/connections';
import type { QueryRun } from './queryItem';
import { msg } from '../../shared/text/message';

/**
 * Notes which lists of a record, or of a whole answer, go on beyond what was fetched, and counts in how many.
 * @param above the list that the record is of; the names of its own lists begin below it
 */
export function noteUnfinished(run: QueryRun, unfinished: Unfinished, above?: string): void {
	for (const [path, is] of unfinished) {
		const name = above === undefined ? path : path.slice(above.length + 1);
		const key = `${is} ${above ?? ''} ${name}`;
		const count = run.unfinished.get(key) ?? 0;
		run.hints.delete(sentence(is, name, count, above));
		run.unfinished.set(key, count + 1);
		run.hints.add(sentence(is, name, count + 1, above));
	}
}

function sentence(
	is: 'more' | 'maybe',
	name: string,
	count: number,
	above: string | undefined,
): string {
	const [one, many] = above === undefined ? ['answer', 'answers'] : ['record', 'records'];
	const concerns = `This concerns ${count.toLocaleString('en')} ${count === 1 ? one : many}.`;
	if (is === 'maybe')
		return msg`There may be more in "${name}" than was fetched: it came with as many entries as were asked for. Ask for its pageInfo { hasNextPage } to know, or for more with "first". ${concerns}`;
	if (above === undefined)
		return msg`There is more in "${name}" than was fetched: ask for more with "first", or go on after its endCursor. ${concerns}`;
	return msg`Some records hold more in "${name}" than was fetched: ask for more with "first", or for these records in a query of their own. ${concerns}`;
}
