import omit from 'lodash/omit';

import type { GraphQl, Operation } from '../../../catalog/types';
import { explainFailure } from '../transport/explain';
import { RequestRefused } from '../transport/refused';
import type { Answer, Request } from '../transport/request';

type Json = Record<string, unknown>;

/** What was refused although the document was answered, and which element of a batch it is about. */
interface Refusal extends Json {
	index?: number;
}

/**
 * Reads the `data` of a document as the answer to its operation: the record, or the list of records, under `data`. Pure.
 * @throws RequestRefused when there is no such record, or when BigCommerce refused what was asked for
 */
export function answerFrom(operation: Operation, graphql: GraphQl, request: Request, data: Json): Answer {
	const refusals = refusalsIn(operation, graphql, request, data);
	const found = graphql.at === '' ? undefined : valueAt(data, graphql.at);
	// The elements of a batch share an answer; each has its own fate, unless the answer says that nothing was done.
	const isNothingDone = !operation.batch || (graphql.at !== '' && (!Array.isArray(found) || found.length === 0));
	if (refusals.length > 0 && isNothingDone) throw refused(422, refusals);
	if (operation.method === 'GET' && (found === null || found === undefined)) throw refused(404, []);
	const body = { data: plainLists(found), ...(refusals.length > 0 ? { errors: refusals } : {}) };
	return { status: 200, headers: {}, body: found === undefined && refusals.length === 0 ? undefined : body };
}

function refused(status: number, refusals: Refusal[]): RequestRefused {
	const failure = { status, details: refusals.map(({ message, fields }) => ({ message: [message, ...(Array.isArray(fields) ? [`(${fields.join(', ')})`] : [])].join(' ') })) };
	return new RequestRefused(explainFailure(failure), 'refused', failure, { status, headers: {}, body: { errors: refusals } });
}

function refusalsIn({ batch }: Operation, { refusals }: GraphQl, { body }: Request, data: Json): Refusal[] {
	const found = refusals ? valueAt(data, refusals) : undefined;
	const elements = batch?.key ? (body as Json)[batch.key] : undefined;
	const names = (Array.isArray(elements) ? elements : []).map((each) => (isObject(each) ? String(each[batch?.match?.[0] ?? 'id']) : String(each)));
	return (Array.isArray(found) ? found : []).filter(isObject).map((each) => {
		const index = indexOf(each, names);
		return { ...omit(each, '__typename'), ...(index === undefined ? {} : { index }) };
	});
}

/** The element that a refusal names: by its ID, or in its sentence, as in `Entity bc/store/category/28 not found.` */
function indexOf({ id, message }: Json, names: string[]): number | undefined {
	const exact = names.findIndex((each) => each === id);
	if (exact >= 0) return exact;
	const words = new Set(String(message).split(/[\s:,;]+/).map((each) => each.replace(/\.$/, '')));
	const named = [...names.keys()].filter((index) => words.has(names[index]));
	return named.length === 1 ? named[0] : undefined;
}

/** The value that names of fields lead to. */
export function valueAt(data: unknown, path: string): unknown {
	return path.split('.').reduce<unknown>((at, name) => (isObject(at) ? at[name] : undefined), data);
}

/** The same value with a plain list in place of every connection in it. */
export function plainLists(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(plainLists);
	if (!isObject(value)) return value;
	if (Array.isArray(value.edges)) return value.edges.filter(isObject).map(({ node }) => plainLists(node));
	return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plainLists(each)]));
}

export function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
