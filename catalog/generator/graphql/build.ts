import { withoutArticles } from '../actions';
import { print, stripIgnoredCharacters } from 'graphql';

import type {
	Catalog,
	GlobalId,
	Method,
	Operation,
	Outputs,
	PathParameter,
	QueryParameter,
	Schema,
} from '../../types';
import type { Definitions, Document, Entry } from './definitions';
import { isRequired, objectSchema, schemaOf } from './forms';
import { fieldsGivenBy, keptFields, mutationIn, nodeOf, selectionAt } from './outputs';

/** Maximum page size of a list. Source: the guides to translations and to subscriptions; no other maximum is documented. */
const LARGEST_PAGE = 50;
/** n8n's guidelines ask for a simplified output above this number of fields. */
const MOST_FIELDS = 10;

const METHODS = { create: 'POST', update: 'PUT', delete: 'DELETE' } as const;
const KINDS: Record<Document['api'], Operation['accounts']> = {
	account: ['account'],
	admin: ['store', 'app'],
};
/** Variables that paging sets. */
const PAGING = new Set(['first', 'after', 'innerFirst', 'innerAfter']);

/** Builds the GraphQL operations from catalog/graphql, sorted by slug. */
export function buildGraphQl(definitions: Definitions): Catalog {
	const operations = definitions.entries.map((entry) =>
		operationOf(entry, documentOf(entry, definitions), definitions),
	);
	return {
		resources: definitions.resources,
		operations: operations.sort((a, b) => (a.id < b.id ? -1 : 1)),
	};
}

/** The outputs of these operations. */
export function graphQlOutputs(definitions: Definitions, { operations }: Catalog): Outputs {
	const records: Outputs['records'] = operations.map((operation) => {
		const entry = definitions.entries.find(({ id }) => id === operation.id) as Entry;
		const fields = fieldsGivenBy(operation, documentOf(entry, definitions), definitions);
		const simplified = keptFields(operation, fields, entry.simplified);
		return { fields, ...(simplified ? { simplified } : {}) };
	});
	return {
		records,
		operations: Object.fromEntries(operations.map(({ id }, index) => [id, index])),
	};
}

function documentOf({ id, document }: Entry, { documents }: Definitions): Document {
	const found = documents.get(document);
	if (!found) throw new Error(`catalog/graphql has no document ${document}, which ${id} needs.`);
	return found;
}

function operationOf(entry: Entry, document: Document, definitions: Definitions): Operation {
	const { id, name, action, scopes = [], alsoScopes, repeat, batch, key } = entry;
	const { api, definition } = document;
	const isQuery = definition.operation === 'query';
	const method: Method = isQuery ? 'GET' : METHODS[entry.does ?? 'update'];
	const pathParameters = parametersOf(entry, document, definitions);
	const fields = fieldsOf(entry, document, definitions);
	const selection = entry.at === '' ? undefined : selectionAt(definition.selectionSet, entry.at);
	const isList = isQuery && selection !== undefined && nodeOf(selection) !== undefined;
	const answer: Operation['answer'] = {
		kind: isList ? 'list' : entry.at === '' || method === 'DELETE' ? 'nothing' : 'item',
		envelope: 'data',
	};
	const operation: Operation = {
		id,
		resource: id.split('.')[0],
		name,
		action: withoutArticles(action),
		server: 'v3',
		method,
		path: [
			'/graphql',
			id,
			...pathParameters.map((pathParameter) => `{${pathParameter.name}}`),
		].join('/'),
		scopes,
		...(alsoScopes ? { alsoScopes } : {}),
		accounts: entry.accounts ?? KINDS[api],
		pathParameters,
		query: isQuery ? queryOf(fields) : [],
		...(isQuery || fields.length === 0
			? {}
			: { body: { content: 'json', required: true, schema: objectSchema(fields) } }),
		answer,
		...(isList
			? { paging: { kind: 'cursor', maxLimit: LARGEST_PAGE, ...(key ? { key } : {}) } }
			: {}),
		...(batch
			? {
					batch: {
						form: 'key',
						key: batch.variable,
						...(batch.limit ? { limit: batch.limit } : {}),
						...(batch.match ? { match: batch.match } : {}),
						...(batch.field ? { field: batch.field } : {}),
					},
				}
			: {}),
		// It is not documented whether a mutation can be retried, so it never is.
		...(isQuery ? {} : { repeat: repeat ?? 'never' }),
		graphql: {
			api,
			field: isQuery ? entry.at : mutationIn(definition.selectionSet),
			document: stripIgnoredCharacters(print(definition)),
			at: entry.at,
			...pick(entry, [
				'inner',
				'variables',
				'element',
				'emails',
				'entries',
				'implied',
				'refusals',
				...(entry.at === '' ? [] : ['shows' as const]),
			]),
			...idsOf(
				entry,
				[
					...pathParameters.map((pathParameter) => pathParameter.name),
					...namesIn(objectSchema(fields)),
				],
				definitions,
			),
		},
	};
	const width = Object.keys(fieldsGivenBy(operation, document, definitions)).length;
	return width > MOST_FIELDS ? { ...operation, answer: { ...answer, wide: true } } : operation;
}

function parametersOf(
	entry: Entry,
	{ definition }: Document,
	{ parameters, types }: Definitions,
): PathParameter[] {
	const inDocument = (definition.variableDefinitions ?? []).filter(
		({ variable }) => parameters[variable.name.value],
	);
	const only = entry.inner?.only?.parameter;
	return [
		...inDocument.map(({ variable, type }) => ({
			name: variable.name.value,
			parameter: parameters[variable.name.value],
			schema: schemaOf(type, types),
		})),
		...Object.entries(entry.parameters ?? {}).map(([name, { parameter, schema }]) => ({
			name,
			parameter,
			schema,
		})),
		...(only
			? [{ name: only, parameter: parameters[only], schema: { type: 'string' as const } }]
			: []),
	];
}

/** The variables that are not set otherwise, each as described in `fields`. For a batch, `fields` describes its elements if they differ. */
function fieldsOf(
	{ fields, required = [], batch, emails = {}, variables }: Entry,
	{ definition }: Document,
	{ parameters, types }: Definitions,
): Array<[string, Schema, boolean]> {
	const own = Object.entries(fields ?? {}).map(([name, schema]): [string, Schema, boolean] => [
		name,
		schema,
		required.includes(name),
	]);
	if (variables) return own;
	const others = new Set([...PAGING, ...Object.keys(parameters), ...Object.values(emails)]);
	const open = (definition.variableDefinitions ?? []).filter(
		({ variable }) => !others.has(variable.name.value),
	);
	return open.map((variable) => {
		const name = variable.variable.name.value;
		const schema =
			fields && name === batch?.variable
				? { type: 'array' as const, items: objectSchema(own) }
				: (fields?.[name] ?? schemaOf(variable.type, types));
		return [name, schema, isRequired(variable)];
	});
}

function queryOf(fields: Array<[string, Schema, boolean]>): QueryParameter[] {
	return fields.map(([name, schema, isNeeded]) => ({
		name,
		schema,
		...(isNeeded ? { required: true } : {}),
		...(schema.type === 'array' ? { list: 'comma' } : {}),
	}));
}

function idsOf(
	{ ids: own = {} }: Entry,
	names: string[],
	{ ids }: Definitions,
): { ids?: Record<string, GlobalId> } {
	const idFields = Object.entries(ids).filter(([name]) => names.includes(name));
	const all = { ...Object.fromEntries(idFields), ...own };
	return Object.keys(all).length > 0 ? { ids: all } : {};
}

function namesIn({ properties = {}, items }: Schema): string[] {
	return [
		...Object.entries(properties).flatMap(([name, schema]) => [name, ...namesIn(schema)]),
		...(items ? namesIn(items) : []),
	];
}

function pick<From extends object, Name extends keyof From>(
	from: From,
	names: Name[],
): Partial<Pick<From, Name>> {
	return Object.fromEntries(
		names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]]),
	) as Partial<Pick<From, Name>>;
}
