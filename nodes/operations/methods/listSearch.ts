import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import type { Picker } from '../../../catalog/formTypes';
import type { Operation } from '../../../catalog/types';
import { operationOf } from '../../shared/catalog/catalog';
import { entriesFrom, isFound, listFor, listQuery, parentsOf } from '../description/pickers';
import { sendListPart } from '../execution/sendOperation';
import { InputError } from '../../shared/utils/coerce';
import { assertAddressFits } from '../requests/listParts';
import { fillPath } from '../requests/path';
import { readRecords } from '../../shared/utils/responseRecords';
import { variablesFrom } from '../requests/variables';
import { describePermissionProblem, findPermissionProblem } from '../../shared/scopes/permission';
import { BIGCOMMERCE } from '../../shared/accounts/environment';
import { withQuery, type Request } from '../../shared/http/request';
import {
	sendFromEditor,
	editorContextFor,
	listError,
	pathValues,
	valueBeside,
	editorSendOptions,
	type EditorContext,
} from './editorContext';
import {
	nextListPosition,
	placeAfter,
	placeFrom,
	firstPosition,
	type Place,
	type ListPosition,
} from './listPosition';
import { msg } from '../../shared/text/message';

/** The listSearch method of a picker. Throws errors that the dropdown can show. */
export function listSearchMethod(picker: Picker) {
	return async function (
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		const list = listOf(this, picker);
		let editor: EditorContext | undefined;
		try {
			editor = await editorContextFor(this);
			return await search(editor, picker, list, filter?.trim() ?? '', paginationToken);
		} catch (error) {
			throw listError({ context: this, list, grant: editor?.grant }, error as Error);
		}
	};
}

/** The records that are listed for the chosen operation, below those picked beside the field of an entry. */
function listOf(context: ILoadOptionsFunctions, picker: Picker): Operation | undefined {
	const beside = parentsOf(picker).filter((parent) => valueBeside(context, parent) !== undefined);
	return listFor(picker, operationOf(String(context.getCurrentNodeParameter('operation'))), beside);
}

/** The records in a dropdown at most. */
const MOST_CHOICES = 1_000;

/** The loadOptions method of a dropdown with all records of a short list. Throws errors that the dropdown can show. */
export function choicesMethod(picker: Picker) {
	return async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		const list = listOf(this, picker);
		let editor: EditorContext | undefined;
		try {
			editor = await editorContextFor(this);
			const options: INodePropertyOptions[] = [];
			let token: string | undefined;
			do {
				const page = await search(editor, picker, list, '', token, SEARCHED_PAGE);
				options.push(...page.results.map(({ name, value }) => ({ name, value })));
				token = page.paginationToken as string | undefined;
			} while (token && options.length < MOST_CHOICES);
			return options;
		} catch (error) {
			throw listError({ context: this, list, grant: editor?.grant }, error as Error);
		}
	};
}

/** Page size of the dropdown. The larger one is for lists that the node searches itself. */
const PAGE = 50;
const SEARCHED_PAGE = 250;
/** Pages searched per request of the dropdown. Scrolling loads the next ones. */
const MOST_PAGES = 4;

async function search(
	editor: EditorContext,
	picker: Picker,
	list: Operation | undefined,
	text: string,
	token?: string,
	pageSize = PAGE,
): Promise<INodeListSearchResult> {
	const { query, isSearched } = listQuery(picker, text);
	const request = firstRequest(editor, list, query);
	const results: INodeListSearchItems[] = [];
	let place: Place | undefined = placeFrom(token);
	for (let read = 0; read < (isSearched ? 1 : MOST_PAGES) && results.length === 0; read++) {
		const page = await readPage(editor, list as Operation, request, {
			limit: isSearched ? pageSize : SEARCHED_PAGE,
			position: place.position,
		});
		const entries = entriesFrom(picker, page.records, panelOf(editor, picker));
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
	{ context, grant }: EditorContext,
	list: Operation | undefined,
	query: Request['query'],
): Request {
	if (!list)
		throw new InputError(msg`BigCommerce has no list of these`, 'Choose "By ID" and enter the ID.');
	const obstacle = findPermissionProblem(list, grant);
	if (obstacle) throw new InputError(describePermissionProblem(list, obstacle, grant));
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

/** One page of a list, and the start of the next one if there may be one. */
export async function readPage(
	editor: Pick<EditorContext, 'context' | 'connection'>,
	list: Operation,
	request: Request,
	{ limit, position }: { limit: number; position?: ListPosition },
): Promise<{ records: unknown[]; next?: ListPosition }> {
	const { paging } = list;
	if (!paging)
		return { records: readRecords(list.answer, await sendFromEditor(editor, request)).records };
	const size = Math.min(limit, paging.maxLimit);
	if (list.graphql) {
		const { nodes = [], next } =
			(await sendListPart({ ...editor, sendOptions: editorSendOptions(request) }, list, request, {
				first: size,
				...position,
			})) ?? {};
		return { records: nodes, ...(next ? { next: { after: next } } : {}) };
	}
	const here = position ?? firstPosition(paging);
	const page = readRecords(
		list.answer,
		await sendFromEditor(editor, withQuery(request, { ...here, limit: size })),
	);
	const next = nextListPosition(paging, here, page, size);
	return { records: page.records, ...(next ? { next } : {}) };
}

/** The URL of a record in the control panel. The sandbox has none. */
function panelOf({ connection: { account } }: EditorContext, { panel }: Picker) {
	if (!panel || account.kind === 'account' || account.environment !== BIGCOMMERCE) return undefined;
	return (value: string | number) =>
		`https://store-${account.storeHash}.mybigcommerce.com/manage/${panel.path.replace('{value}', String(value))}`;
}
