import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import type { Picker } from '../../../catalog/form-types';
import type { Operation } from '../../../catalog/types';
import { operationOf } from '../../shared/catalog/catalog';
import { entriesFrom, isFound, listFor, listQuery } from '../../shared/forms/pickers';
import { askForPart } from '../../shared/operations/ask';
import { InvalidInput } from '../../shared/requests/input';
import { assertAddressFits } from '../../shared/requests/listParts';
import { fillPath } from '../../shared/requests/path';
import { readRecords } from '../../shared/requests/records';
import { variablesFrom } from '../../shared/requests/variables';
import { explainObstacle, obstacleFor } from '../../shared/scopes/permission';
import { BIGCOMMERCE } from '../../shared/accounts/environment';
import { withQuery, type Request } from '../../shared/transport/request';
import { ask, askerFor, listError, pathValues, patiently, type Asker } from './asker';
import { following, placeAfter, placeFrom, startOf, type Place, type Position } from './position';
import { msg } from '../../shared/text/message';

/** The listSearch method of a picker. Throws what stands in the way as an error that the dropdown shows. */
export function listMethod(picker: Picker) {
	return async function (
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		const list = listFor(picker, operationOf(String(this.getCurrentNodeParameter('operation'))));
		let asker: Asker | undefined;
		try {
			asker = await askerFor(this);
			return await search(asker, picker, list, filter?.trim() ?? '', paginationToken);
		} catch (error) {
			throw listError({ context: this, list, grant: asker?.grant }, error as Error);
		}
	};
}

/** As many as the dropdown shows at once, or the most when they have to be searched on our side. */
const PAGE = 50;
const SEARCHED_PAGE = 250;
/** Pages looked through per request of the dropdown; the next ones come when somebody scrolls. */
const MOST_PAGES = 4;

async function search(
	asker: Asker,
	picker: Picker,
	list: Operation | undefined,
	text: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const { query, isSearched } = listQuery(picker, text);
	const request = firstRequest(asker, list, query);
	const results: INodeListSearchItems[] = [];
	let place: Place | undefined = placeFrom(token);
	for (let read = 0; read < (isSearched ? 1 : MOST_PAGES) && results.length === 0; read++) {
		const page = await readPage(asker, list as Operation, request, {
			limit: isSearched ? PAGE : SEARCHED_PAGE,
			position: place.position,
		});
		const entries = entriesFrom(picker, page.records, panelOf(asker, picker));
		place = placeAfter(
			place,
			entries.map(({ value }) => value),
			page.next,
		);
		if (!place) break;
		for (const entry of entries) if (isSearched || isFound(entry, text)) results.push(entry);
		if (!place.position) break;
	}
	return { results, ...(place?.position ? { paginationToken: JSON.stringify(place) } : {}) };
}

function firstRequest(
	{ context, grant }: Asker,
	list: Operation | undefined,
	query: Request['query'],
): Request {
	if (!list) throw new InvalidInput(msg`Nothing lists these`, 'Choose "By ID" and enter the ID.');
	const obstacle = obstacleFor(list, grant);
	if (obstacle) throw new InvalidInput(explainObstacle(list, obstacle, grant));
	const values = pathValues(context, list);
	const picked = Object.fromEntries(
		list.pathParameters.map(({ name, parameter }) => [name, values[parameter]]),
	);
	const body = list.graphql ? { body: variablesFrom(list.graphql, undefined, picked) } : {};
	const request: Request = {
		server: list.server,
		method: 'GET',
		path: fillPath(list, values),
		query,
		...body,
	};
	assertAddressFits(list, request);
	return request;
}

/** One page of a list, and where the next one starts, if there may be one. */
export async function readPage(
	asker: Pick<Asker, 'context' | 'caller'>,
	list: Operation,
	request: Request,
	{ limit, position }: { limit: number; position?: Position },
): Promise<{ records: unknown[]; next?: Position }> {
	const { paging } = list;
	if (!paging) return { records: readRecords(list.answer, await ask(asker, request)).records };
	const size = Math.min(limit, paging.maxLimit);
	if (list.graphql) {
		const { nodes = [], next } =
			(await askForPart({ ...asker, terms: patiently(request) }, list, request, {
				first: size,
				...position,
			})) ?? {};
		return { records: nodes, ...(next ? { next: { after: next } } : {}) };
	}
	const here = position ?? startOf(paging);
	const page = readRecords(
		list.answer,
		await ask(asker, withQuery(request, { ...here, limit: size })),
	);
	const next = following(paging, here, page, size);
	return { records: page.records, ...(next ? { next } : {}) };
}

/** The address of a record in the control panel; the sandbox has none. */
function panelOf({ caller: { account } }: Asker, { panel }: Picker) {
	if (!panel || account.kind === 'account' || account.environment !== BIGCOMMERCE) return undefined;
	return (value: string | number) =>
		`https://store-${account.storeHash}.mybigcommerce.com/manage/${panel.path.replace('{value}', String(value))}`;
}
