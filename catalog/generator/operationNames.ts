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
		query.some((queryParameter) => queryParameter.required)
	)
		return false;
	return isCollection(spec, specified);
}

function isCollection(
	{ server, path }: SpecifiedOperation,
	specified: SpecifiedOperation[],
): boolean {
	const list = specified.find(
		(specifiedOperation) =>
			specifiedOperation.method === 'GET' &&
			specifiedOperation.server === server &&
			specifiedOperation.path === path,
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
	const filters = query.filter((queryParameter) => !/^(page|limit)$/.test(queryParameter.name));
	const ids =
		batch?.form === 'query' ? filters.find((filter) => filter.name === batch.key) : undefined;
	return operationByRule({
		method: spec.method,
		rest: `${spec.server} ${spec.path}`.slice(collection.length),
		answer: answer.kind,
		takesArray: body?.schema.type === 'array',
		isCollection: isCollection(spec, specified),
		deletesByIds: ids !== undefined && (ids.required === true || filters.length === 1),
		deletesAll: massDelete && filters.length === 0,
		hasItemTwin: specified.some(
			(specifiedOperation) =>
				specifiedOperation.method === spec.method &&
				specifiedOperation.server === spec.server &&
				isItemOf(specifiedOperation.path, spec.path),
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
		(specifiedOperation) =>
			specifiedOperation.server === server &&
			specifiedOperation.method === method &&
			perParent.test(specifiedOperation.path),
	);
	return exists && !path.includes('{') ? capitalCase(segments.at(-1) ?? '') : undefined;
}
