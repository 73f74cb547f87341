import type { Catalog, Operation } from '../types';
import { actionFor, withoutArticles } from './actions';
import { amended, amendedBody, amendedPath, amendedQuery, keyOf } from './applyOverrides';
import { answerOf, batchOf, bodyOf, isEventStream, pagingOf } from './answers';
import { filterFields } from './filterFields';
import { nearest, withoutWildcard, type ChangeFile, type OperationChange } from './overrides';
import { withJobs } from './jobs';
import { resourceByRule, resourceNamed, type NamedResource } from './naming';
import { deletesAll, nameOf } from './operationNames';
import { isWide, recordOf } from './outputs';
import { assertReferences, withListFacts, withMatch } from './many';
import { headerParameters, pathParameters, queryParameters } from './parameters';
import type { SpecifiedOperation } from './specifications';
import { Targets } from './overrideUsage';

/**
 * Builds the catalog from the specifications and the dated overrides.
 * @throws if an override has lost its target, or two operations have the same slug or label.
 */
export function buildCatalog(specified: SpecifiedOperation[], changes: ChangeFile[]): Catalog {
	const targets = new Targets(changes);
	const resources = new Map<string, NamedResource>();
	const operations: Operation[] = [];
	for (const spec of specified) {
		const change = changeFor(spec, changes, targets);
		if (change.leftOut) continue;
		if (isEventStream(spec))
			throw new Error(`${keyOf(spec)} answers with a stream of events: leave it out by a change.`);
		const { resource, collection } = resourceOf(spec, changes, targets);
		resources.set(resource.id, resource);
		operations.push(
			operationOf(spec, { change, resource, collection, changes, targets, specified }),
		);
	}
	targets.assertAllMet();
	assertUnique(operations, (operation) => operation.id, 'slug');
	assertUnique(operations, (operation) => `${operation.resource} / ${operation.name}`, 'label');
	assertReferences(operations);
	return {
		resources: [...resources.values()].sort((a, b) => a.name.localeCompare(b.name, 'en')),
		operations: withJobs(operations, changes).sort((a, b) => compare(a.id, b.id)),
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
	const query = amendedQuery(queryParameters(spec), change);
	const answer = { ...answerOf(spec), ...change.answer };
	const body = amendedBody(bodyOf(spec), change);
	const paging = withListFacts(amended(pagingOf(spec, query, answer), change.paging), change);
	const batch = withMatch(amended(batchOf(spec, query, body), change.batch), change);
	const parameters = amendedPath(
		pathParameters(spec),
		change,
		context.changes.flatMap((change) => change.parameters),
		context.targets,
	);
	const massDelete = change.massDelete ?? deletesAll(spec, query, body, context.specified);
	const name = nameOf(
		spec,
		{ change, collection: context.collection, specified: context.specified },
		{ answer, query, body, batch, massDelete },
	);
	const headers = change.headers ?? headerParameters(spec);
	return {
		id: `${resource.id}.${name.verb}`,
		resource: resource.id,
		name: name.name,
		action: withoutArticles(change.action ?? actionFor(name.name, resource)),
		server: spec.server,
		method: spec.method,
		path: spec.path,
		scopes: scopesOf(spec, context),
		accounts: ['store', 'app'],
		pathParameters: parameters,
		query,
		...(change.filterFamilies ? { filterFields: filterFields(recordOf(spec)) } : {}),
		...(headers.length > 0 ? { headers } : {}),
		...(body ? { body } : {}),
		answer: {
			...answer,
			...(isWide(spec, answer) ? { wide: true } : {}),
			...(change.cutLists ? { cutLists: change.cutLists } : {}),
		},
		...(paging ? { paging } : {}),
		...(batch ? { batch } : {}),
		...(change.twin ? { twin: change.twin } : {}),
		...(change.repeat ? { repeat: change.repeat } : {}),
		...(change.valueScopes ? { valueScopes: change.valueScopes } : {}),
		...(change.isOfCreator ? { isOfCreator: true as const } : {}),
		...(change.secrets ? { secrets: change.secrets } : {}),
		...(change.concurrency ? { concurrency: change.concurrency } : {}),
		...(change.rate ? { rate: change.rate } : {}),
		...(massDelete ? { massDelete: true } : {}),
		...(spec.deprecated ? { deprecated: true } : {}),
	};
}

function resourceOf(spec: SpecifiedOperation, changes: ChangeFile[], targets: Targets) {
	const byRule = `${spec.server} ${collectionOf(spec.path)}`;
	const match = nearest(
		changes.flatMap((change) => change.resources),
		byRule,
	);
	if (!match) return { resource: resourceByRule(collectionOf(spec.path)), collection: byRule };
	targets.meet('resource', match.path);
	return {
		resource: resourceNamed(match.entry.name, match.entry.plural),
		collection: withoutWildcard(match.path),
	};
}

/** The path of the collection, without the record's parameter at the end and without `/count`. */
function collectionOf(path: string): string {
	return path.replace(/\/\{[^/]+\}$/, '').replace(/\/count$/, '');
}

function changeFor(
	spec: SpecifiedOperation,
	changes: ChangeFile[],
	targets: Targets,
): OperationChange {
	const key = keyOf(spec);
	const matching = changes
		.flatMap((file) => file.operations)
		.filter((operations) => operations.operations.includes(key));
	if (matching.length > 0) targets.meet('operation', key);
	return matching.reduce(joinChanges, { operations: [key] });
}

/** Changes of several files add up: an older one may correct other fields of the same operation. */
const ADDED_UP = ['answer', 'batch', 'body', 'fields', 'query'] as const;

function joinChanges(all: OperationChange, change: OperationChange): OperationChange {
	const sums = ADDED_UP.filter((part) => all[part] && change[part]).map((part) => [
		part,
		{ ...all[part], ...change[part] },
	]);
	return { ...all, ...change, ...(Object.fromEntries(sums) as Partial<OperationChange>) };
}

function scopesOf(spec: SpecifiedOperation, { change, changes, targets }: Context): string[] {
	if (change.scopes) return change.scopes;
	const match = nearest(
		changes.flatMap((change) => change.scopes),
		`${spec.server} ${spec.path}`,
	);
	const scopes = spec.method === 'GET' ? match?.entry.read : match?.entry.write;
	if (!match || !scopes)
		throw new Error(
			`No change file says which scope ${keyOf(spec)} needs. Add its path to the scopes.`,
		);
	targets.meet('scope', match.path);
	return scopes;
}

function assertUnique(
	operations: Operation[],
	key: (operation: Operation) => string,
	what: string,
): void {
	const byKey = Map.groupBy(operations, key);
	const doubled = [...byKey].filter(([, all]) => all.length > 1);
	if (doubled.length === 0) return;
	const lines = doubled.map(([name, all]) => `  ${name}: ${all.map(keyOf).join(', ')}`);
	throw new Error(
		`Operations share a ${what}. Name them apart in catalog/overrides:\n${lines.join('\n')}`,
	);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
