import type { ILoadOptionsFunctions } from 'n8n-workflow';

import type { Operation } from '../../../catalog/types';
import { requestOperations, resourceOf } from '../../shared/catalog/catalog';
import { inSentence } from '../../shared/text/sentences';
import { fillPath } from '../requests/path';
import { readRecords } from '../../shared/utils/responseRecords';
import { countFrom, totalsOf } from '../../shared/http/pagination/totals';
import type { Request } from '../../shared/http/request';
import {
	sendFromEditor,
	editorContextFor,
	mayUse,
	pathValues,
	type EditorContext,
} from './editorContext';

/** A notice about what a deletion without a filter affects. Never throws: without a count, the notice says so. */
export async function massDeleteNotice(
	context: ILoadOptionsFunctions,
	operation: Operation,
): Promise<string> {
	const { name, plural } = resourceOf(operation);
	const count = await editorContextFor(context)
		.then(async (editor) => await countFor(editor, operation))
		.catch(() => undefined);
	if (count === undefined)
		return `Without a filter, this affects <strong>every ${inSentence(name)}</strong>. The number of records is not known.`;
	return `Without a filter, this affects <strong>all ${count.toLocaleString('en')} ${inSentence(plural)}</strong> in the store.`;
}

/** The number of records in a collection, if BigCommerce reports it: `/count` in V2, `meta.pagination.total` in V3. */
async function countFor(editor: EditorContext, operation: Operation): Promise<number | undefined> {
	const counting = countingFor(operation);
	if (!counting || !mayUse(editor, counting)) return undefined;
	const path = fillPath(counting, pathValues(editor.context, counting));
	const read = async (query: Request['query']) => {
		const answer = await sendFromEditor(editor, {
			server: counting.server,
			method: 'GET',
			path,
			query,
		});
		return readRecords(counting.answer, answer);
	};
	if (!counting.paging)
		return countFrom(((await read([])).records[0] as { count?: unknown } | undefined)?.count);
	const page = await read([['limit', '1']]);
	const { total } = totalsOf(page);
	if (total === undefined || total < page.records.length) return undefined;
	// A total of one may count only this page.
	const isSure =
		total !== 1 ||
		(
			await read([
				['limit', '1'],
				['page', '2'],
			])
		).records.length === 0;
	return isSure ? total : undefined;
}

function countingFor({ server, path }: Operation): Operation | undefined {
	const reading = requestOperations().filter(
		(operation) => operation.method === 'GET' && operation.server === server,
	);
	return (
		reading.find((operation) => operation.path === `${path}/count`) ??
		reading.find((operation) => operation.path === path && operation.paging?.kind === 'page')
	);
}
