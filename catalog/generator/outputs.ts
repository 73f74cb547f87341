import type { Answer, AnswerParts, Catalog, Operation, OutputSchema, Outputs } from '../types';
import { join } from './alternatives';
import { keyOf } from './applyOverrides';
import { jsonSchemaOf } from './answers';
import type { ChangeFile } from './overrides';
import { simplifiedFields } from './simplified';
import { assertAllUsed, valueTypesOf } from './valueTypes';
import type { Json, SpecifiedOperation } from './specifications';

/** Depth below which only the type of a field is kept. */
const DEEPEST = 3;
/** n8n's guidelines ask for a simplified output above this number of fields. */
const MOST_FIELDS = 10;

/** Checks whether the records of a response have enough fields to need a simplified output. */
export function isWide(spec: SpecifiedOperation, { kind, parts }: Answer): boolean {
	return (
		(kind === 'item' || kind === 'list') &&
		spec.method !== 'DELETE' &&
		Object.keys(recordOf(spec, parts)).length > MOST_FIELDS
	);
}

/**
 * The output of every operation, by name and type. Operations share schemas, so each is stored once.
 * @throws if an override keeps a field that a record does not have
 */
export function buildOutputs(
	specified: SpecifiedOperation[],
	{ operations }: Catalog,
	changes: ChangeFile[],
): Outputs {
	const bySpec = new Map(
		specified.map((specifiedOperation) => [keyOf(specifiedOperation), specifiedOperation]),
	);
	const byId = new Map(operations.map((operation) => [operation.id, operation]));
	const simplified = new Map(
		changes
			.flatMap((file) => file.operations)
			.flatMap(({ operations: keys, simplified: names }) =>
				names ? keys.map((key): [string, string[]] => [key, names]) : [],
			),
	);
	const values = changes.flatMap((file) => file.values ?? []);
	const records: Outputs['records'] = [];
	const known = new Map<string, number>();
	const places = operations.map((operation): [string, number] => {
		const fields = givenBy(operation, bySpec.get(keyOf(operation)), (id) =>
			bySpec.get(keyOf(byId.get(id) ?? operation)),
		);
		addFields(operation, fields, changes);
		const kept = operation.answer.wide
			? keptFields(operation, fields, simplified.get(keyOf(operation)))
			: undefined;
		const record = {
			fields,
			...(kept ? { simplified: kept, ...valueTypesOf(operation.server, fields, values) } : {}),
		};
		const print = JSON.stringify(record);
		if (!known.has(print)) known.set(print, records.push(record) - 1);
		return [operation.id, known.get(print) as number];
	});
	const outputs = { records, operations: Object.fromEntries(places) };
	assertAllUsed(values, { resources: [], operations }, outputs);
	return outputs;
}

/** Adds the fields that overrides know. @throws if the object that a field belongs to is not there */
function addFields(
	operation: Operation,
	fields: Record<string, OutputSchema>,
	changes: ChangeFile[],
): void {
	const added = changes
		.flatMap((file) => file.operations)
		.filter((change) => change.outputs && change.operations.includes(keyOf(operation)))
		.flatMap((change) => Object.entries(change.outputs ?? {}));
	for (const [path, type] of added) {
		const names = path.split('.');
		const parent = names.slice(0, -1).reduce<OutputSchema | undefined>(elementAt, fields);
		const holder = Array.isArray(parent) ? parent[0] : parent;
		if (!isFields(holder))
			throw new Error(`${keyOf(operation)} gives nothing that "${path}" could be in.`);
		holder[names.at(-1) as string] = type;
	}
}

function keptFields(
	operation: Operation,
	fields: Record<string, OutputSchema>,
	wanted?: string[],
): string[] {
	const gone = wanted?.find((name) => !Object.hasOwn(fields, name));
	if (gone)
		throw new Error(`${keyOf(operation)} gives no field "${gone}" for Simplified output to keep.`);
	return wanted ?? simplifiedFields(fields, operation.resource);
}

/** The node's own output for responses without records, which no specification describes. */
function givenBy(
	{ method, answer }: Operation,
	spec: SpecifiedOperation | undefined,
	specOf: (id: string) => SpecifiedOperation | undefined,
): Record<string, OutputSchema> {
	if (answer.kind === 'file' || answer.job?.file) return {};
	// The node waits until the job is done, and outputs its last state.
	const state = answer.job && specOf(answer.job.state.operation);
	if (state) return recordOf(state);
	if (answer.proof === 'accepted') return { accepted: 'boolean' };
	if (method === 'DELETE') return { deleted: 'boolean' };
	if (answer.kind === 'nothing' || !spec) return { success: 'boolean' };
	return recordOf(spec, answer.parts);
}

/** The fields of the records inside a record; the record itself if its specification has none of them. */
function partOf(
	record: Record<string, OutputSchema>,
	parts: AnswerParts | undefined,
): Record<string, OutputSchema> {
	const entries = (parts?.paths ?? []).map((path) =>
		path.split('.').reduce<OutputSchema | undefined>(elementAt, record),
	);
	const fields = entries.map((entry) => (Array.isArray(entry) ? entry[0] : entry)).filter(isFields);
	if (fields.length === 0) return record;
	return Object.assign(
		{ ...(parts?.label ? { [parts.label]: 'string' } : {}) },
		...fields,
	) as Record<string, OutputSchema>;
}

function elementAt(schema: OutputSchema | undefined, name: string): OutputSchema | undefined {
	const element = Array.isArray(schema) ? schema[0] : schema;
	return isFields(element) ? element[name] : undefined;
}

function isFields(schema: OutputSchema | undefined): schema is Record<string, OutputSchema> {
	return typeof schema === 'object' && !Array.isArray(schema);
}

/** The fields of one record: under `data` or bare, alone or in a list. */
export function recordOf(
	spec: SpecifiedOperation,
	parts?: AnswerParts,
): Record<string, OutputSchema> {
	// The lists that hold the records count for nothing in their depth.
	const outside = Math.max(0, ...(parts?.paths ?? []).map((path) => path.split('.').length * 2));
	return partOf(wholeRecord(spec, 1 - outside), parts);
}

function wholeRecord(spec: SpecifiedOperation, depth: number): Record<string, OutputSchema> {
	const schema = flat(jsonSchemaOf(spec));
	const data = schema.properties?.data;
	const content = listInside(data ? flat(data) : schema);
	const record = content.type === 'array' ? flat(content.items) : content;
	if (!record.properties) return { value: outputSchema(record, depth) };
	// Some specifications put the record next to `data` instead of inside it.
	return Object.fromEntries(
		Object.entries(fieldsOf(record, depth)).filter(([name]) => name !== 'meta'),
	);
}

/** B2B Edition has some lists inside `data`, with their pagination beside them. */
function listInside(content: Json): Json {
	const { list, pagination } = content.properties ?? {};
	return list && pagination ? flat(list) : content;
}

function fieldsOf({ properties }: Json, depth: number): Record<string, OutputSchema> {
	return Object.fromEntries(
		Object.entries<Json>(properties).map(([name, value]) => [
			name,
			outputSchema(flat(value), depth),
		]),
	);
}

function outputSchema(schema: Json, depth: number): OutputSchema {
	if (schema.type === 'array')
		return depth < DEEPEST || !flat(schema.items).properties
			? [outputSchema(flat(schema.items), depth + 1)]
			: [];
	if (schema.type === 'object')
		return depth < DEEPEST && schema.properties ? fieldsOf(schema, depth + 1) : {};
	return ['integer', 'number', 'boolean'].includes(schema.type) ? schema.type : 'string';
}

function flat(source: Json): Json {
	return join(source ?? {}, new Set());
}
