import type { IAllExecuteFunctions } from 'n8n-workflow';

import type { Operation } from '../../../catalog/types';
import { readReport } from '../../operations/batching/batchReport';
import { sendOperation } from '../../operations/execution/sendOperation';
import { buildRequest } from '../../operations/requests/build';
import { readRecords } from '../../shared/utils/responseRecords';
import { grantOf } from '../../shared/scopes/detect';
import { describePermissionProblem, findPermissionProblem } from '../../shared/scopes/permission';
import { paginate } from '../../shared/http/pagination/paginate';
import type { HttpResponse, Request } from '../../shared/http/request';
import type { Connection } from '../../shared/http/types';
import { isDated, type DatedRecord, type ChangeSearch } from './findChanges';
import { ownTime, serverTime } from '../../shared/http/serverTime';
import { operationAt } from '../eventOperation';
import { isId, isTooDeep, oddAnswer } from '../checkPayload';
import { isObject } from '../../shared/utils/isObject';

/** The records that one list gave. */
export interface ChangeList {
	search: ChangeSearch;
	records: DatedRecord[];
	/** Number of list elements that could not be read: without an ID or a date, or not records. */
	odd: number;
}

/** The results of all lists, as of one time. */
export interface ChangeLists {
	listed: ChangeList[];
	/** BigCommerce's clock at the first list request, in seconds. Later changes are left to the next check. */
	time: number;
}

/** Why an account cannot read a list for the selected events; undefined if it can read all of them. */
export async function findListProblem(
	context: IAllExecuteFunctions,
	connection: Connection,
	searches: ChangeSearch[],
): Promise<string | undefined> {
	const grant = await grantOf(context, connection);
	for (const { list } of searches) {
		const operation = operationAt(list.operation);
		const obstacle = findPermissionProblem(operation, grant);
		if (obstacle) return describePermissionProblem(operation, obstacle, grant);
	}
	return undefined;
}

/**
 * Lists the records that changed since a time. Skips lists that the account cannot read.
 * @param since seconds; undefined for any time
 * @param most records per list; undefined for all
 * @throws ApiError also if a response is not such a list, because the changes are then unknown
 */
export async function listChanges(
	context: IAllExecuteFunctions,
	connection: Connection,
	searches: ChangeSearch[],
	since?: number,
	most?: number,
): Promise<ChangeLists> {
	const grant = await grantOf(context, connection);
	let time: number | undefined;
	const listed: ChangeList[] = [];
	for (const search of searches) {
		const operation = operationAt(search.list.operation);
		const { paging } = operation;
		if (!paging || findPermissionProblem(operation, grant)) continue;
		const filters =
			since === undefined ? {} : { [search.list.since]: new Date(since * 1000).toISOString() };
		const { request } = buildRequest(operation, {
			parameters: {},
			filters,
			deleteEverything: false,
			body: undefined,
		});
		const send = async (request: Request) => {
			const answer = await sendOperation(
				{ context, connection, skipsOddRecords: true },
				operation,
				request,
			);
			assertList(operation, answer);
			time ??= serverTime(answer.headers);
			return answer;
		};
		const keyOf = (record: unknown) =>
			isObject(record) && isId(record.id) ? String(record.id) : undefined;
		const listing = {
			request,
			paging,
			ahead: 1,
			send,
			read: (answer: HttpResponse) => readRecords(operation.answer, answer),
			keyOf,
		};
		const elements: unknown[] = [];
		for await (const page of paginate({
			...listing,
			...(most === undefined ? {} : { wanted: most }),
		}))
			elements.push(...page);
		const records = elements.filter((element) => isDated(element, search.list));
		listed.push({ search, records, odd: elements.length - records.length });
	}
	return { listed, time: time ?? ownTime() };
}

/** V2 responds with 204 if a list is empty. All other responses contain the list, bare or in an envelope. */
function assertList({ answer: { envelope } }: Operation, answer: HttpResponse): void {
	const { status, body } = answer;
	const list = envelope === 'data' ? isObject(body) && body.data : body;
	if (status !== 204 && (!Array.isArray(list) || isTooDeep(list)))
		throw oddAnswer('a list of records');
	const { complaints, isSilent } = readReport(answer, 0);
	if (isSilent || complaints.length > 0) throw oddAnswer('a complete list of records');
}
