import type { Paging } from '../../../../catalog/types';
import type { Page } from './types';

/** The query parameters of the next page; undefined at the end of the list. */
export function nextPosition(
	{ kind }: Paging,
	position: Record<string, string | number>,
	{ meta }: Page,
): Record<string, string | number> | undefined {
	if (kind === 'cursor') {
		const { end_cursor: cursor, links } = meta?.cursor_pagination ?? {};
		const isLast = links !== undefined && !links?.next;
		return isCursor(cursor) && !isLast ? { after: cursor } : undefined;
	}
	const page = Number(position.page);
	const { total_pages: total } = meta?.pagination ?? {};
	return total !== undefined && page >= total ? undefined : { page: page + 1 };
}

function isCursor(value: unknown): value is string | number {
	return (
		(typeof value === 'string' && value !== '') ||
		(typeof value === 'number' && Number.isFinite(value))
	);
}
