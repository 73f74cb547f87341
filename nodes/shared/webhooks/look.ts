import type { IAllExecuteFunctions } from 'n8n-workflow';

import type { Operation } from '../../../catalog/types';
import { ask } from '../operations/ask';
import { buildRequest } from '../requests/build';
import { readRecords } from '../requests/records';
import { grantOf } from '../scopes/detect';
import { explainObstacle, obstacleFor } from '../scopes/permission';
import { pages } from '../transport/paginate';
import type { Answer, Request } from '../transport/request';
import type { Caller } from '../transport/send';
import { isDated, type DatedRecord, type Search } from './changes';
import { ownTime, timeOf } from './clock';
import { operationAt } from './operations';
import { isId, isObject, isTooDeep, oddAnswer } from './shape';

/** The records that one list gave. */
export interface Listed {
	search: Search;
	records: DatedRecord[];
	/** Elements of the list that could not be read: without an ID or a date, or no records at all. */
	odd: number;
}

/** What all lists gave, as of one moment. */
export interface Looked {
	listed: Listed[];
	/** BigCommerce's clock when the first list was asked for, in seconds: later changes are for the next time. */
	time: number;
}

/** Why an account cannot read a list that shows chosen events; undefined when it can read all. */
export async function obstacleToLook(
	context: IAllExecuteFunctions,
	caller: Caller,
	searches: Search[],
): Promise<string | undefined> {
	const grant = await grantOf(context, caller);
	for (const { list } of searches) {
		const operation = operationAt(list.operation);
		const obstacle = obstacleFor(operation, grant);
		if (obstacle) return explainObstacle(operation, obstacle, grant);
	}
	return undefined;
}

/**
 * Lists what changed since a moment. Lists that the account may not read are left out.
 * @param since seconds; undefined: whatever there is
 * @param most records per list; undefined: all
 * @throws RequestRefused also where an answer is no such list: nobody knows then what changed
 */
export async function look(
	context: IAllExecuteFunctions,
	caller: Caller,
	searches: Search[],
	since?: number,
	most?: number,
): Promise<Looked> {
	const grant = await grantOf(context, caller);
	let time: number | undefined;
	const listed: Listed[] = [];
	for (const search of searches) {
		const operation = operationAt(search.list.operation);
		const { paging } = operation;
		if (!paging || obstacleFor(operation, grant)) continue;
		const filters =
			since === undefined ? {} : { [search.list.since]: new Date(since * 1000).toISOString() };
		const { request } = buildRequest(operation, {
			parameters: {},
			filters,
			deleteEverything: false,
			body: undefined,
		});
		const send = async (each: Request) => {
			const answer = await ask({ context, caller }, operation, each);
			assertList(operation, answer);
			time ??= timeOf(answer.headers);
			return answer;
		};
		const keyOf = (record: unknown) =>
			isObject(record) && isId(record.id) ? String(record.id) : undefined;
		const listing = {
			request,
			paging,
			ahead: 1,
			send,
			read: (answer: Answer) => readRecords(operation.answer, answer),
			keyOf,
		};
		const elements: unknown[] = [];
		for await (const page of pages({ ...listing, ...(most === undefined ? {} : { wanted: most }) }))
			elements.push(...page);
		const records = elements.filter((each) => isDated(each, search.list));
		listed.push({ search, records, odd: elements.length - records.length });
	}
	return { listed, time: time ?? ownTime() };
}

/** V2 answers 204 where a list is empty; everything else comes with the list, bare or in an envelope. */
function assertList({ answer: { envelope } }: Operation, { status, body }: Answer): void {
	const list = envelope === 'data' ? isObject(body) && body.data : body;
	if (status !== 204 && (!Array.isArray(list) || isTooDeep(list)))
		throw oddAnswer('a list of records');
}
