import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import uniq from 'lodash/uniq';
import jsonata from 'jsonata';
import { parse } from 'yaml';

import type { Catalog, Operation, Outputs, OutputSchema, Repeat, Schema, Steps } from '../types';
import { simplifiedFields } from './simplified';
import { below, together } from './valueTypes';

/** An operation of catalog/steps. */
interface Written extends Steps {
	name: string;
	action: string;
	/** The operation that has its place, its path parameters and its scopes. */
	like: string;
	/** Its resource, if it is another one. */
	in?: string;
	method?: Operation['method'];
	path?: string;
	/** The node parameter with the ID of its record, where `like` has none in its path. */
	locator?: string;
	fields?: Record<string, Schema>;
	required?: string[];
	repeat?: Repeat;
	output: {
		like?: string;
		fields?: Record<string, OutputSchema | { like: string }>;
		simplified?: string[];
	};
}

function read(folder: string): Record<string, Written> {
	return Object.assign(
		{},
		...globSync('*.yaml', { cwd: folder })
			.sort()
			.map((file) => parse(readFileSync(join(folder, file), 'utf8'), { merge: true })),
	);
}

/** Builds the operations that consist of several requests from catalog/steps. @throws if one does not fit the catalog */
export function buildSteps(folder: string, catalog: Catalog): Catalog {
	const operations = Object.entries(read(folder)).map(([id, written]) =>
		operationOf(id, written, catalog),
	);
	return { resources: [], operations };
}

function operationOf(id: string, written: Written, { operations }: Catalog): Operation {
	const find = (slug: string): Operation => {
		const operation = operations.find((each) => each.id === slug);
		if (!operation) throw new Error(`catalog/steps: ${id}: there is no operation ${slug}.`);
		return operation;
	};
	const { name, action, fields, required, steps, together, credential, result, repeat } = written;
	const { resource, server, scopes, accounts, ...like } = find(written.like);
	const method = written.method ?? like.method;
	for (const expression of expressionsIn(written)) compile(id, expression);
	const slugs = (isUsed: (step: Steps['steps'][number]) => boolean) =>
		uniq(steps.filter(isUsed).flatMap(({ operation }) => operation ?? []));
	for (const slug of slugs(() => true)) find(slug);
	return {
		id,
		resource: written.in ?? resource,
		name,
		action,
		server,
		method,
		path: written.path ?? like.path,
		scopes,
		uses: slugs(({ given }) => given === undefined),
		accounts,
		pathParameters: pathParametersOf(written, like.pathParameters),
		query: [],
		...(fields
			? {
					body: {
						content: 'json' as const,
						...(required ? { required: true as const } : {}),
						schema: {
							type: 'object' as const,
							properties: fields,
							...(required ? { required } : {}),
						},
					},
				}
			: {}),
		answer: { kind: 'item', envelope: 'data', ...(isWide(written) ? { wide: true as const } : {}) },
		...(repeat ? { repeat } : {}),
		own: {
			kind: 'steps',
			...(together ? { together } : {}),
			...(credential ? { credential } : {}),
			steps,
			result,
		},
	};
}

function pathParametersOf(
	{ path, locator }: Written,
	ofOther: Operation['pathParameters'],
): Operation['pathParameters'] {
	if (locator) return [{ name: locator, parameter: locator, schema: { type: 'integer' } }];
	return path ? [] : ofOther;
}

function isWide({ output }: Written): boolean {
	return output.like !== undefined;
}

function expressionsIn({ steps, result, together }: Written): string[] {
	const ofSteps = steps.flatMap(
		({ value, when, forEach, parameters, filters, body, done, shared, refuse = [] }) => [
			value,
			when,
			forEach,
			parameters,
			filters,
			body,
			done,
			...(shared ? [shared.value, shared.filters, shared.when] : []),
			...refuse.map((refusal) => refusal.when),
		],
	);
	return [result, together, ...ofSteps].filter((text) => text !== undefined);
}

function compile(id: string, expression: string): void {
	try {
		jsonata(expression);
	} catch (error) {
		throw new Error(`catalog/steps: ${id}: ${(error as Error).message}\n${expression}`);
	}
}

/** The outputs of these operations: the fields of another one, and their own. */
export function stepsOutputs(folder: string, { records, operations }: Outputs): Outputs {
	const fieldsOf = (id: string) => records[operations[id]]?.fields ?? {};
	const built = Object.entries(read(folder)).map(([id, { output }]) => {
		const { like, fields = {}, simplified } = output;
		const own = Object.fromEntries(
			Object.entries(fields).map(([name, field]): [string, OutputSchema] => [
				name,
				isReference(field) ? [fieldsOf(field.like)] : field,
			]),
		);
		const model = like === undefined ? undefined : records[operations[like]];
		const all = { ...model?.fields, ...own };
		const main = simplified ?? model?.simplified ?? simplifiedFields(all, id.split('.')[0]);
		const values = together(
			model ?? {},
			...Object.entries(fields).map(([name, field]) =>
				isReference(field) ? below(name, records[operations[field.like]] ?? {}) : {},
			),
		);
		return { id, record: { fields: all, ...(like ? { simplified: main, ...values } : {}) } };
	});
	return {
		records: built.map(({ record }) => record),
		operations: Object.fromEntries(built.map(({ id }, index) => [id, index])),
	};
}

function isReference(field: OutputSchema | { like: string }): field is { like: string } {
	return typeof field === 'object' && 'like' in field && Object.keys(field).length === 1;
}
