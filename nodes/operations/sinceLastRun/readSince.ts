import { createHash } from 'node:crypto';

import type { SinceMode } from '../../../catalog/types';
import { titleOf } from '../../shared/catalog/names';
import { msg } from '../../shared/text/message';
import type { BatchItem, ItemRequest } from '../batching/types';
import type { Run } from '../execution/runState';
import { createCursor } from './cursor';
import { findFirstPlace } from './firstPlace';
import { assertNoneSaved, noteSaved } from './lostPlaces';
import type { Portion } from './pages';
import { readPortion } from './readPortion';
import {
	loadPlaces,
	placeFor,
	savePlaces,
	showPlace,
	withList,
	type SavedList,
} from './savedPlaces';
import { neededFields, sinceListOf } from './sinceList';
import type { Place, SinceSettings } from './types';

/**
 * Reads what is new in a list since the last run. The place moves when the node has its output: `run.commits`.
 * @param wanted maximum number of records; undefined for all
 * @param emit takes the records, page by page
 * @throws InputError, ApiError, Cancelled
 */
export async function readSince(
	run: Run,
	batchItem: BatchItem,
	since: SinceSettings,
	wanted: number | undefined,
	emit: (records: unknown[]) => void,
): Promise<void> {
	const { context } = run;
	const { itemRequest } = batchItem;
	const key = keyOf(run, itemRequest, since.mode);
	// Items that ask for the same list share its place.
	if (run.sinceLists.has(key)) {
		run.hints.add(
			msg`Several items ask for the same list since the last run. It was read once, for the first of them.`,
		);
		return;
	}
	run.sinceLists.add(key);
	const execution = String(context.getExecutionId());
	const places = loadPlaces(context);
	if (!places) await assertNoneSaved(context, since.firstRun);
	const saved = places?.[context.getNode().id];
	const list = sinceListOf(run, batchItem, since.way);
	const before = placeFor(saved?.lists[key], execution);
	const first = before ? undefined : await findFirstPlace(list, since.firstRun);
	const start = before ?? (first?.place as Place);
	let place = start;
	let count = 0;
	let rest: Awaited<ReturnType<typeof takeAll>> = { isEnd: true };
	const isPassedOver = first?.run === 'passOver';
	if (first?.run !== 'nothing') {
		const cursor = createCursor(start, since.way, since.mode === 'changed', list.keyOf);
		const most = isPassedOver ? Infinity : (wanted ?? Infinity);
		rest = await takeAll(readPortion(list, cursor, most), (records) => {
			if (isPassedOver) return;
			count += records.length;
			emit(records);
		});
		place = cursor.end(rest.isEnd ? undefined : { page: rest.page });
	}
	run.hints.add(summaryOf(since, place, { count, isFirst: Boolean(first), ...rest }));
	if (context.getMode() === 'manual')
		run.hints.add(
			msg`This is a manual execution: the next execution of the published workflow reads these records again.`,
		);
	run.commits.set(itemRequest.itemIndex, async () => {
		if (!places) await noteSaved(context);
		savePlace(run, key, since, {
			// What is passed over needs no confirmation.
			start: isPassedOver ? place : start,
			place,
			execution,
			title: titleOf(itemRequest.operation),
		});
	});
}

/** The fields that the output has in any case, so that a record that was read twice can be recognized. */
export function fieldsInOutput(
	{ operation }: Pick<ItemRequest, 'operation'>,
	{ way }: SinceSettings,
): string[] {
	return neededFields(operation, way);
}

async function takeAll(portion: Portion, take: (records: unknown[]) => void) {
	for (;;) {
		const { value, done } = await portion.next();
		if (done) return value;
		take(value);
	}
}

/**
 * Saves the place in the static data of the workflow. Manual executions keep it only for themselves, as does an execution
 * whose records have to be confirmed: a loop in it reads on.
 */
function savePlace(
	{ context }: Run,
	key: string,
	{ way, move }: SinceSettings,
	{
		start,
		place,
		execution,
		title,
	}: { start: Place; place: Place; execution: string; title: string },
): void {
	const nodes = loadPlaces(context) ?? {};
	const { id, name } = context.getNode();
	const before = nodes[id]?.lists[key];
	const isManual = context.getMode() === 'manual';
	const pending = { execution, place };
	const known = before?.place ?? (isManual ? undefined : start);
	const list: SavedList =
		isManual || move === 'confirmed'
			? { title, by: way.by, ...(known ? { place: known } : {}), pending }
			: { title, by: way.by, place };
	savePlaces(context, withList(nodes, { id, name }, key, list));
}

/** One place for each store, list and set of filters, so that another account or filter does not go on in the middle. */
function keyOf({ accounts }: Run, { account, operation, request }: ItemRequest, mode: SinceMode) {
	const owner = accounts.get(account)?.connection.account;
	const storeHash = owner && 'storeHash' in owner ? owner.storeHash : '';
	const filters = request.query.filter(
		([name]) => !operation.query.some((parameter) => parameter.name === name && parameter.role),
	);
	const identity = [storeHash, operation.id, mode, request.path, filters.map(String).sort()];
	return createHash('sha256').update(JSON.stringify(identity)).digest('base64url').slice(0, 16);
}

/** What was read, where the next run begins, and what is left. */
function summaryOf(
	{ way, move, firstRun }: SinceSettings,
	{ at }: Place,
	{
		count,
		isFirst,
		isEnd,
		left,
	}: { count: number; isFirst: boolean; isEnd: boolean; left?: number },
): string {
	const records = count === 1 ? '1 record' : `${count.toLocaleString('en')} records`;
	const shown = showPlace(way.by, at);
	const place = at === 0 ? 'the beginning' : way.by === 'id' ? `ID ${shown}` : String(shown);
	if (isFirst && firstRun.kind === 'now')
		return msg`First run: nothing was read. The next runs read what is new from ${place} on.`;
	const more = isEnd
		? ''
		: ` ${left === undefined ? 'More' : `${left.toLocaleString('en')} more`} are left for the next run.`;
	const moves = move === 'confirmed' ? ' The place moves when they are confirmed.' : '';
	return msg`Read since the last run: ${records}, up to ${place}.${more}${moves}`;
}
