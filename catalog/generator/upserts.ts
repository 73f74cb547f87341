import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import intersection from 'lodash/intersection';
import uniq from 'lodash/uniq';
import { parse } from 'yaml';

import type { Catalog, Operation, Outputs, Schema, Upsert } from '../types';
import { withoutArticles } from './actions';

/** Builds the operations *Create or Update* from catalog/keys/upserts.yaml. @throws if it does not fit the catalog */
export function buildUpserts(folder: string, catalog: Catalog): Catalog {
	const written = parse(readFileSync(join(folder, 'upserts.yaml'), 'utf8'), {
		merge: true,
	}) as Record<string, Upsert>;
	const operations = Object.entries(written).map(([resource, upsert]) =>
		upsertOf(resource, upsert, catalog),
	);
	return { resources: [], operations };
}

/** The output of an upsert is that of the list in which it finds records. */
export function upsertOutputs({ operations }: Catalog, outputs: Outputs): Outputs {
	const indexes = operations.flatMap(({ id, own }): Array<[string, number]> => {
		const index = own?.kind === 'upsert' ? outputs.operations[own.list] : undefined;
		return index === undefined ? [] : [[id, index]];
	});
	return { records: outputs.records, operations: Object.fromEntries(indexes) };
}

function upsertOf(resource: string, upsert: Upsert, catalog: Catalog): Operation {
	const find = (id: string) => {
		const operation = catalog.operations.find((operation) => operation.id === id);
		if (!operation) throw new Error(`catalog/keys/upserts.yaml: there is no operation ${id}.`);
		return operation;
	};
	const [create, list] = [upsert.create, upsert.list].map(find);
	const update = upsert.update ? find(upsert.update) : undefined;
	const others = [upsert.ofAll?.list, upsert.via?.list].filter((id) => id !== undefined).map(find);
	const name = catalog.resources.find(({ id }) => id === resource)?.name;
	if (!name) throw new Error(`catalog/keys/upserts.yaml: there is no resource ${resource}.`);
	const schema = formSchema(upsert, create, update);
	const missing = Object.keys(upsert.match).filter((field) => !schema.properties?.[field]);
	if (missing.length > 0)
		throw new Error(`catalog/keys/upserts.yaml: ${resource} has no field ${missing.join(', ')}.`);
	assertFilters(resource, upsert, [list, ...others]);
	const scopes = update ? intersection(create.scopes, update.scopes) : create.scopes;
	return {
		id: `${resource}.upsert`,
		resource,
		name: 'Create or Update',
		action: withoutArticles(`Create or update ${name.toLowerCase()}`),
		server: create.server,
		method: 'PUT',
		path: create.path,
		scopes: scopes.length > 0 ? scopes : create.scopes,
		...(create.isOfCreator ? { isOfCreator: true as const } : {}),
		uses: uniq([create, ...(update ? [update] : []), list].map(({ id }) => id)),
		accounts: create.accounts,
		pathParameters: create.pathParameters,
		query: [],
		body: { content: 'json', required: true, schema },
		answer: {
			kind: 'item',
			envelope: list.answer.envelope,
			...(list.answer.wide ? { wide: true as const } : {}),
		},
		own: { kind: 'upsert', ...upsert },
	};
}

/** The fields of both operations, none of them required: what a new record needs is checked when one is created. */
function formSchema(upsert: Upsert, create: Operation, update: Operation | undefined): Schema {
	const created = recordSchema(create).properties ?? {};
	const updated = (update && recordSchema(update).properties) ?? {};
	const hidden = new Set([upsert.id ?? 'id', 'id', 'date_modified', 'date_created']);
	const inPath = create.pathParameters.map(({ name }) => name);
	const names = uniq([...Object.keys(created), ...Object.keys(updated)]).filter(
		(name) => !hidden.has(name) && !inPath.includes(name),
	);
	const path = upsert.path ? { [upsert.path.column]: { type: 'string' as const } } : {};
	return {
		type: 'object',
		properties: {
			...path,
			...Object.fromEntries(names.map((name) => [name, created[name] ?? updated[name]])),
		},
	};
}

function recordSchema({ id, body, batch }: Operation): Schema {
	const schema = batch?.form === 'array' ? body?.schema.items : body?.schema;
	if (!schema) throw new Error(`catalog/keys/upserts.yaml: ${id} has no body.`);
	return schema;
}

function assertFilters(resource: string, { match, via }: Upsert, lists: Operation[]): void {
	const filters = [
		...Object.values(match).flatMap(({ filter }) => (filter ? [filter] : [])),
		...(via ? [via.filter, via.to] : []),
	];
	const missing = filters.filter(
		(filter) => !lists.some(({ query }) => query.some(({ name }) => name === filter)),
	);
	if (missing.length > 0)
		throw new Error(`catalog/keys/upserts.yaml: ${resource}: no list has ${missing.join(', ')}.`);
}
