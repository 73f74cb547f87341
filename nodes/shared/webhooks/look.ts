import type { IAllExecuteFunctions } from 'n8n-workflow';

import { ask as askFor } from '../operations/ask';
import { buildRequest } from '../requests/build';
import { readRecords } from '../requests/records';
import { grantOf } from '../scopes/detect';
import { explainObstacle, obstacleFor } from '../scopes/permission';
import { pages } from '../transport/paginate';
import type { Answer, Request } from '../transport/request';
import type { Caller } from '../transport/send';
import type { Search } from './changes';
import { timeOf } from './hooks';
import { operationAt } from './operations';

type Json = Record<string, unknown>;

/** The records that one list gave. */
export interface Listed {
	search: Search;
	records: Json[];
}

/** What all lists gave, as of one moment. */
export interface Looked {
	listed: Listed[];
	/** BigCommerce's clock when the first list was asked for, in seconds: later changes are for the next time. */
	time: number;
}

/** Why an account cannot read a list that shows chosen events; undefined when it can read all. */
export async function obstacleToLook(context: IAllExecuteFunctions, caller: Caller, searches: Search[]): Promise<string | undefined> {
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
 * @throws RequestRefused
 */
export async function look(context: IAllExecuteFunctions, caller: Caller, searches: Search[], since?: number, most?: number): Promise<Looked> {
	const grant = await grantOf(context, caller);
	let time: number | undefined;
	const listed: Listed[] = [];
	for (const search of searches) {
		const operation = operationAt(search.list.operation);
		const { paging } = operation;
		if (!paging || obstacleFor(operation, grant)) continue;
		const filters = since === undefined ? {} : { [search.list.since]: new Date(since * 1000).toISOString() };
		const { request } = buildRequest(operation, { parameters: {}, filters, deleteEverything: false, body: undefined });
		const ask = async (each: Request) => {
			const answer = await askFor({ context, caller }, operation, each);
			time ??= timeOf(answer.headers);
			return answer;
		};
		const listing = { request, paging, ahead: 1, send: ask, read: (answer: Answer) => readRecords(operation.answer, answer), keyOf: (record: unknown) => String((record as Json).id) };
		const records: Json[] = [];
		for await (const page of pages({ ...listing, ...(most === undefined ? {} : { wanted: most }) })) records.push(...(page as Json[]));
		listed.push({ search, records });
	}
	return { listed, time: time ?? Math.floor(Date.now() / 1000) };
}
