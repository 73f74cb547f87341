import { InputError } from '../../shared/utils/coerce';
import type { Request } from '../../shared/http/request';
import { msg } from '../../shared/text/message';

/** A list that is split over several requests. */
export interface PartedList {
	parts: Request[];
	/** Maximum number of records; undefined for all. */
	wanted: number | undefined;
	/** Maximum number of requests at the same time. */
	ahead: number;
	keyOf: (record: unknown) => string | undefined;
	read: (
		part: Request,
		limits: { wanted: number | undefined; known?: Set<string>; ahead: number },
	) => AsyncGenerator<unknown[]>;
	hints: Set<string>;
}

/**
 * Reads the parts of a list in their order, each record once.
 * @throws InputError if only the first sorted records are requested, because they may be in any part
 */
export async function* readParts(list: PartedList): AsyncGenerator<unknown[]> {
	const { parts, wanted, hints } = list;
	const isSorted = parts[0].query.some(([name]) => name === 'sort');
	if (isSorted && wanted !== undefined)
		throw new InputError(msg`"Sort" cannot be used with "Limit" for this many values`, ADVICE);
	if (isSorted)
		hints.add(
			msg`The list of values was read in ${parts.length} parts, because it is too long for one request: "Sort" holds within each part only.`,
		);
	if (wanted === undefined) yield* readAll(list);
	else yield* readSome(list, wanted);
}

const ADVICE =
	'The list of values is too long for one request, so it is read in parts, and any part may contain the first records. Turn on "Return All" and sort the output, or enter fewer values.';

async function* readSome(
	{ parts, ahead, read }: PartedList,
	wanted: number,
): AsyncGenerator<unknown[]> {
	const seen = new Set<string>();
	let left = wanted;
	for (const part of parts) {
		for await (const records of read(part, { wanted: left, known: seen, ahead })) {
			left -= records.length;
			yield records;
		}
		if (left <= 0) return;
	}
}

/** Reads several parts at the same time. */
async function* readAll({ parts, ahead, keyOf, read }: PartedList): AsyncGenerator<unknown[]> {
	const seen = new Set<string>();
	const isFresh = (record: unknown) => {
		const key = keyOf(record);
		if (key === undefined) return true;
		if (seen.has(key)) return false;
		seen.add(key);
		return true;
	};
	const coming: Array<Promise<unknown[][]>> = [];
	for (let index = 0; index < parts.length || coming.length > 0;) {
		while (index < parts.length && coming.length < Math.max(1, ahead))
			coming.push(handled(collected(read(parts[index++], { wanted: undefined, ahead: 1 }))));
		for (const records of (await coming.shift()) ?? []) yield records.filter(isFresh);
	}
}

async function collected(pages: AsyncGenerator<unknown[]>): Promise<unknown[][]> {
	const lists: unknown[][] = [];
	for await (const records of pages) lists.push(records);
	return lists;
}

/** Handles rejections of parts that are no longer awaited because another one failed. They would end the process. */
function handled<Result>(promise: Promise<Result>): Promise<Result> {
	promise.catch(() => undefined);
	return promise;
}
