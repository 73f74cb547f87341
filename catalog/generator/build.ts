import { capitalCase } from 'change-case';
import pluralize from 'pluralize';

import type { Catalog, Method, Operation, QueryParameter } from '../types';
import { answerOf, batchOf, bodyOf, isEventStream, pagingOf } from './answers';
import { nearest, Targets, withoutWildcard, type ChangeFile, type OperationChange } from './changes';
import { actionFor } from './actions';
import { named, operationByRule, resourceByRule, resourceNamed, type NamedResource } from './naming';
import { headerParameters, pathParameters, queryParameters } from './parameters';
import type { SpecifiedOperation } from './specifications';

/**
 * Makes the catalogue from the specifications and the dated changes.
 * @throws when a change has lost its target, or two operations got the same slug or the same label.
 */
export function buildCatalog(specified: SpecifiedOperation[], changes: ChangeFile[]): Catalog {
	const targets = new Targets(changes);
	const resources = new Map<string, NamedResource>();
	const operations: Operation[] = [];
	for (const spec of specified) {
		const change = changeFor(spec, changes, targets);
		if (change.leftOut) continue;
		if (isEventStream(spec)) throw new Error(`${keyOf(spec)} answers with a stream of events: leave it out by a change.`);
		const { resource, collection } = resourceOf(spec, changes, targets);
		resources.set(resource.id, resource);
		operations.push(operationOf(spec, { change, resource, collection, changes, targets, specified }));
	}
	targets.assertAllMet();
	assertUnique(operations, (each) => each.id, 'slug');
	assertUnique(operations, (each) => `${each.resource} / ${each.name}`, 'label');
	return {
		resources: [...resources.values()].sort((a, b) => compare(a.name, b.name)),
		operations: operations.sort((a, b) => compare(a.id, b.id)),
	};
}

interface Context {
	change: OperationChange;
	resource: NamedResource;
	collection: string;
	changes: ChangeFile[];
	targets: Targets;
	specified: SpecifiedOperation[];
}

function operationOf(spec: SpecifiedOperation, context: Context): Operation {
	const { change, resource } = context;
	const query = changedQuery(queryParameters(spec), change);
	const answer = { ...answerOf(spec), ...change.answer };
	const body = changed(bodyOf(spec), change.body);
	const paging = change.paging === null ? undefined : changed(pagingOf(spec, query, answer), change.paging);
	const batch = changed(batchOf(spec, query, body), change.batch);
	const parameters = pathParameters(spec);
	const massDelete = change.massDelete ?? deletesAll(spec, query, body, context.specified);
	const name = nameOf(spec, context, { answer, query, body, batch, massDelete });
	const headers = headerParameters(spec);
	return {
		id: `${resource.id}.${name.verb}`,
		resource: resource.id,
		name: name.name,
		action: change.action ?? actionFor(name.name, resource),
		server: spec.server,
		method: spec.method,
		path: spec.path,
		scopes: scopesOf(spec, context),
		accounts: ['store', 'app'],
		pathParameters: parameters,
		query,
		...(headers.length > 0 ? { headers } : {}),
		...(body ? { body } : {}),
		answer,
		...(paging ? { paging } : {}),
		...(batch ? { batch } : {}),
		...(change.concurrency ? { concurrency: change.concurrency } : {}),
		...(massDelete ? { massDelete: true } : {}),
		...(spec.deprecated ? { deprecated: true } : {}),
	};
}

/** Deleting a collection by its address empties it, unless BigCommerce demands a filter. */
function deletesAll(spec: SpecifiedOperation, query: QueryParameter[], body: Operation['body'], specified: SpecifiedOperation[]): boolean {
	if (spec.method !== 'DELETE' || spec.path.endsWith('}') || body || query.some((each) => each.required)) return false;
	return isCollection(spec, specified);
}

function isCollection({ server, path }: SpecifiedOperation, specified: SpecifiedOperation[]): boolean {
	const list = specified.find((each) => each.method === 'GET' && each.server === server && each.path === path);
	return list ? answerOf(list).kind === 'list' : pluralize.isPlural(path.split('/').at(-1) ?? '');
}

type Facts = Pick<Operation, 'answer' | 'query' | 'body' | 'batch'> & { massDelete: boolean };

function nameOf(spec: SpecifiedOperation, context: Context, { answer, query, body, batch, massDelete }: Facts) {
	const { change, collection, specified } = context;
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
		hasItemTwin: specified.some((each) => each.method === spec.method && each.server === spec.server && isItemOf(each.path, spec.path)),
		ofAll: parentsOf(spec, specified),
	});
}

function isItemOf(path: string, collection: string): boolean {
	return path.startsWith(`${collection}/{`) && path.indexOf('/', collection.length + 1) < 0;
}

/** The plural name of the parents, when the same can also be done below the address of one parent. */
function parentsOf({ path, server, method }: SpecifiedOperation, specified: SpecifiedOperation[]): string | undefined {
	const segments = path.split('/');
	const tail = path.endsWith('/count') ? segments.splice(-2) : segments.splice(-1);
	const perParent = new RegExp(`^${segments.join('/')}/\\{[^/]+\\}/${tail.join('/')}${method === 'GET' || method === 'POST' ? '' : '(/\\{[^/]+\\})?'}$`);
	const exists = specified.some((each) => each.server === server && each.method === method && perParent.test(each.path));
	return exists && !path.includes('{') ? capitalCase(segments.at(-1) ?? '') : undefined;
}

function resourceOf(spec: SpecifiedOperation, changes: ChangeFile[], targets: Targets) {
	const byRule = `${spec.server} ${collectionOf(spec.path)}`;
	const match = nearest(changes.flatMap((each) => each.resources), byRule);
	if (!match) return { resource: resourceByRule(collectionOf(spec.path)), collection: byRule };
	targets.meet(match.path);
	return { resource: resourceNamed(match.entry.name, match.entry.plural), collection: withoutWildcard(match.path) };
}

/** The address of the collection: without the record's own parameter at the end, and without `/count`. */
function collectionOf(path: string): string {
	return path.replace(/\/\{[^/]+\}$/, '').replace(/\/count$/, '');
}

function changeFor(spec: SpecifiedOperation, changes: ChangeFile[], targets: Targets): OperationChange {
	const key = keyOf(spec);
	const matching = changes.flatMap((file) => file.operations).filter((each) => each.operations.includes(key));
	if (matching.length > 0) targets.meet(key);
	return matching.reduce((all, each) => ({ ...all, ...each }), { operations: [key] });
}

function scopesOf(spec: SpecifiedOperation, { change, changes, targets }: Context): string[] {
	if (change.scopes) return change.scopes;
	const match = nearest(changes.flatMap((each) => each.scopes), `${spec.server} ${spec.path}`);
	const scopes = spec.method === 'GET' ? match?.entry.read : match?.entry.write;
	if (!match || !scopes) throw new Error(`No change file says which scope ${keyOf(spec)} needs. Add its path to the scopes.`);
	targets.meet(match.path);
	return scopes;
}

/** Applies `query` of a change: `null` removes a parameter, anything else amends its schema. */
function changedQuery(query: QueryParameter[], change: OperationChange): QueryParameter[] {
	for (const name of Object.keys(change.query ?? {})) {
		if (!query.some((each) => each.name === name)) throw new Error(`${change.operations[0]} has no query parameter "${name}" to change.`);
	}
	return query
		.filter((each) => change.query?.[each.name] !== null)
		.map((each) => ({ ...each, schema: { ...each.schema, ...change.query?.[each.name] } }));
}

function changed<Part extends object>(found: Part | undefined, change: Partial<Part> | undefined): Part | undefined {
	return found || change ? ({ ...found, ...change } as Part) : undefined;
}

function keyOf({ method, server, path }: Pick<Operation, 'method' | 'server' | 'path'>): string {
	return `${method} ${server} ${path}`;
}

function assertUnique(operations: Operation[], key: (operation: Operation) => string, what: string): void {
	const byKey = Map.groupBy(operations, key);
	const doubled = [...byKey].filter(([, all]) => all.length > 1);
	if (doubled.length === 0) return;
	const lines = doubled.map(([name, all]) => `  ${name}: ${all.map(keyOf).join(', ')}`);
	throw new Error(`Operations share a ${what}. Name them apart in catalog/changes:\n${lines.join('\n')}`);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
