import { withQuery } from '../request';
import type { Listing, Page } from '../paginate';
import { nextPosition } from './positions';

/** Reads a list that is handed on by cursors, one page after the other. */
export async function* cursorPages({ request, paging, send, read }: Listing, wanted: number): AsyncGenerator<Page> {
	const limit = Math.min(paging.maxLimit, wanted);
	let position: Record<string, string | number> | undefined = {};
	while (position) {
		const page: Page = read(await send(withQuery(request, { ...position, limit })));
		if (page.records.length === 0) return;
		yield page;
		position = nextPosition(paging, position, page);
	}
}
