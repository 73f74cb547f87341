import type { Answer, Catalog, Operation, OutputSchema, Outputs } from '../types';
import { join } from './alternatives';
import { keyOf } from './applyOverrides';
import { jsonSchemaOf } from './answers';
import type { ChangeFile } from './overrides';
import { simplifiedFields } from './simplified';
import type { Json, SpecifiedOperation } from './specifications';

/** Depth below which only the type of a field is kept. */
const DEEPEST = 3;
/** n8n's guidelines ask for a simplified output above this number of fields. */
const MOST_FIELDS = 10;

/** Checks whether the records of a response have enough fields to need a simplified output. */
export function isWide(spec: SpecifiedOperation, { kind }: Answer): boolean {
	return (
		(kind === 'item' || kind === 'list') &&
		spec.method !== 'DELETE' &&
		Object.keys(recordOf(spec)).length > MOST_FIELDS
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
	const records: Outputs['records'] = [];
	const known = new Map<string, number>();
	const places = operations.map((operation): [string, number] => {
		const fields = givenBy(operation, bySpec.get(keyOf(operation)), (id) =>
			bySpec.get(keyOf(byId.get(id) ?? operation)),
		);
		const kept = operation.answer.wide
			? keptFields(operation, fields, simplified.get(keyOf(operation)))
			: undefined;
		const record = { fields, ...(kept ? { simplified: kept } : {}) };
		const print = JSON.stringify(record);
		if (!known.has(print)) known.set(print, records.push(record) - 1);
		return [operation.id, known.get(print) as number];
	});
	return { records, operations: Object.fromEntries(places) };
}

function keptFields(
	operation: Operation,
	fields: Record<string, OutputSchema>,
	wanted?: string[],
): string[] {
	const gone = wanted?.find((name) => !Object.hasOwn(fields, name));
	if (gone)
		throw new Error(`${keyOf(operation)} gives no field "${gone}" for Simplified output to keep.`);
	return wanted ?? simplifiedFields(fields);
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
	return recordOf(spec);
}

/** The fields of one record: under `data` or bare, alone or in a list. */
function recordOf(spec: SpecifiedOperation): Record<string, OutputSchema> {
	const schema = flat(jsonSchemaOf(spec));
	const data = schema.properties?.data;
	const content = data ? flat(data) : schema;
	const record = content.type === 'array' ? flat(content.items) : content;
	if (!record.properties) return { value: outputSchema(record, 1) };
	// Some specifications put the record next to `data` instead of inside it.
	return Object.fromEntries(
		Object.entries(fieldsOf(record, 1)).filter(([name]) => name !== 'meta'),
	);
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
