import { capitalCase } from 'change-case';
import pluralize from 'pluralize';

import type { Operation, QueryParameter } from '../types';
import { answerOf } from './answers';
import type { OperationChange } from './overrides';
import { named, operationByRule } from './naming';
import type { SpecifiedOperation } from './specifications';

/** Deleting a collection by its path deletes all records, unless BigCommerce requires a filter. */
export function deletesAll(
	spec: SpecifiedOperation,
	query: QueryParameter[],
	body: Operation['body'],
	specified: SpecifiedOperation[],
): boolean {
	if (
		spec.method !== 'DELETE' ||
		spec.path.endsWith('}') ||
		body ||
		query.some((each) => each.required)
	)
		return false;
	return isCollection(spec, specified);
}

function isCollection(
	{ server, path }: SpecifiedOperation,
	specified: SpecifiedOperation[],
): boolean {
	const list = specified.find(
		(each) => each.method === 'GET' && each.server === server && each.path === path,
	);
	return list ? answerOf(list).kind === 'list' : pluralize.isPlural(path.split('/').at(-1) ?? '');
}

interface Place {
	change: OperationChange;
	collection: string;
	specified: SpecifiedOperation[];
}

type Facts = Pick<Operation, 'answer' | 'query' | 'body' | 'batch'> & { massDelete: boolean };

/** Names an operation by its override, or else by rule from its method and the other operations of the collection. */
export function nameOf(
	spec: SpecifiedOperation,
	{ change, collection, specified }: Place,
	{ answer, query, body, batch, massDelete }: Facts,
) {
	if (change.name) return named(change.name, change.verb);
	const filters = query.filter((each) => !/^(page|limit)$/.test(each.name));
	const ids = batch?.form === 'query' ? filters.find((each) => each.name === batch.key) : undefined;
	return operationByRule({
		method: spec.method,
		rest: `${spec.server} ${spec.path}`.slice(collection.length),
		answer: answer.kind,
		takesArray: body?.schema.type === 'array',
		isCollection: isCollection(spec, specified),
		deletesByIds: ids !== undefined && (ids.required === true || filters.length === 1),
		deletesAll: massDelete && filters.length === 0,
		hasItemTwin: specified.some(
			(each) =>
				each.method === spec.method &&
				each.server === spec.server &&
				isItemOf(each.path, spec.path),
		),
		ofAll: parentsOf(spec, specified),
	});
}

function isItemOf(path: string, collection: string): boolean {
	return path.startsWith(`${collection}/{`) && path.indexOf('/', collection.length + 1) < 0;
}

/** The plural name of the parents, if the same operation also exists below the path of one parent. */
function parentsOf(
	{ path, server, method }: SpecifiedOperation,
	specified: SpecifiedOperation[],
): string | undefined {
	const segments = path.split('/');
	const tail = path.endsWith('/count') ? segments.splice(-2) : segments.splice(-1);
	const perParent = new RegExp(
		`^${segments.join('/')}/\\{[^/]+\\}/${tail.join('/')}${method === 'GET' || method === 'POST' ? '' : '(/\\{[^/]+\\})?'}$`,
	);
	const exists = specified.some(
		(each) => each.server === server && each.method === method && perParent.test(each.path),
	);
	return exists && !path.includes('{') ? capitalCase(segments.at(-1) ?? '') : undefined;
}
