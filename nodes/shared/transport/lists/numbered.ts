import { withQuery } from '../request';
import type { Listing, Page } from '../paginate';
import { extentAfter, extentFrom, type Extent } from './extent';

/** A page and what is known of the list after it. */
export interface NumberedPage {
	page: Page;
	extent: Extent;
}

/**
 * Reads the pages of a numbered list in order, several at a time as soon as their number is known; where it is not, in
 * waves that become larger while pages are full.
 * @param wanted how many records suffice: no page is asked for beyond them
 */
export async function* numberedPages({ request, paging, ahead, send, read, count }: Listing, wanted: number): AsyncGenerator<NumberedPage> {
	const limit = Math.min(paging.maxLimit, wanted);
	const fetch = async (page: number) => read(await send(withQuery(request, { page, limit })));
	const first = await fetch(1);
	let extent = extentFrom(first, limit);
	yield { page: first, extent };
	if (extent.last === undefined && first.records.length >= limit && wanted > limit) extent = counted(extent, await count?.());
	let previous = fingerprint(first);
	let width = extent.last === undefined ? 1 : ahead;
	const coming: Array<Promise<Page>> = [];
	let asked = 1;
	for (let number = 2; !extent.hasEnded; number++) {
		const last = Math.min(extent.last ?? Infinity, Math.max(number, Math.ceil(wanted / extent.size)));
		if (number > last && coming.length === 0) return;
		while (coming.length < width && asked < last) coming.push(handled(fetch(++asked)));
		const page = await coming.shift();
		if (!page) return;
		extent = extentAfter(extent, number, page);
		// A server that ignores the page number hands out the same page for ever.
		if (page.records.length === 0 || fingerprint(page) === previous) return;
		previous = fingerprint(page);
		yield { page, extent };
		width = Math.min(ahead, width * 2);
	}
}

function counted(extent: Extent, total: number | undefined): Extent {
	return total === undefined ? extent : { ...extent, total, last: Math.ceil(total / extent.size) };
}

/** A page that is no longer awaited, because another one failed, must not end the process. */
function handled<Result>(promise: Promise<Result>): Promise<Result> {
	promise.catch(() => undefined);
	return promise;
}

function fingerprint({ records }: Page): string {
	return JSON.stringify([records.length, records[0], records.at(-1)]);
}
