import type { Unfinished } from '../../../shared/graphql/connections';
import type { QueryRun } from './queryItem';
import { msg } from '../../../shared/text/message';

/**
 * Adds a hint for each list of a record, or of a complete response, that has more entries than were fetched, with a count.
 * @param above the list that the record belongs to; the names of its nested lists are relative to it
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
		return msg`There may be more in "${name}" than was fetched: it has exactly as many entries as were requested. Add pageInfo { hasNextPage } to find out, or request more with "first". ${concerns}`;
	if (above === undefined)
		return msg`There is more in "${name}" than was fetched: request more with "first", or continue after its endCursor. ${concerns}`;
	return msg`Some records hold more in "${name}" than was fetched: request more with "first", or query these records separately. ${concerns}`;
}
