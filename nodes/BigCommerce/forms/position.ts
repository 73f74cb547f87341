import type { Paging } from '../../../catalog/types';
import type { Page } from '../../shared/transport/paginate';

/** Where a page of a dropdown starts: query parameters, which n8n hands back when somebody scrolls on. */
export type Position = Record<string, string | number>;

/** Where a list begins. */
export function startOf({ kind }: Paging): Position {
	return kind === 'cursor' ? {} : { page: 1 };
}

/** Where the next page starts; undefined at the end. A dropdown may miss what changes meanwhile, so one sign is enough. */
export function following({ kind }: Paging, here: Position, { records, meta }: Page, size: number): Position | undefined {
	if (records.length < size) return undefined;
	if (kind === 'cursor') {
		const cursor = meta?.cursor_pagination?.end_cursor;
		return cursor && cursor !== here.after ? { after: cursor } : undefined;
	}
	const page = Number(here.page);
	const total = meta?.pagination?.total_pages;
	return total !== undefined && page >= total ? undefined : { page: page + 1 };
}
