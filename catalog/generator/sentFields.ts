import type { Operation, Outputs, OutputSchema, Schema } from '../types';

/** Where a value of a request comes from: a path parameter of the node, the record in the body, or a plain value such as an ID. */
type Source = `parameter ${string}` | `query ${string}` | 'record' | 'value';

/** A value of a request that the output repeats, with its type. */
interface SentField {
	source: Source;
	schema: OutputSchema;
}

/** Names of fields that may hold a secret. None of them is ever repeated. */
const SECRET =
	/password|secret|token|key$|credential|certificate|signature|verification|card|cvv|pin$|^connection$/i;

const SINGLE = ['string', 'integer', 'number', 'boolean'];

/**
 * The outputs of operations, with the values of the request that say what an answer without a record is about: an operation that
 * BigCommerce answers with nothing gives what was sent, a deletion the ID, and the only record for a whole batch is completed by
 * what each item has sent.
 */
export function withSentFields(
	operations: Operation[],
	{ records, operations: places }: Outputs,
): Outputs {
	const all = [...records];
	const own = { ...places };
	for (const operation of operations) {
		const record = records[places[operation.id]];
		const sent = record && sentBy(operation, record.fields);
		if (!sent || Object.keys(sent).length === 0) continue;
		const fields = Object.entries(sent).map(([name, { schema }]) => [name, schema]);
		const sources = Object.entries(sent).map(([name, { source }]) => [name, source]);
		own[operation.id] =
			all.push({
				...record,
				fields:
					operation.method === 'DELETE'
						? { ...record.fields, ...Object.fromEntries(fields) }
						: { ...Object.fromEntries(fields), ...record.fields },
				sent: Object.fromEntries(sources),
			}) - 1;
	}
	return { records: all, operations: own };
}

function sentBy(
	operation: Operation,
	fields: Record<string, OutputSchema>,
): Record<string, SentField> | undefined {
	const { method, answer, own } = operation;
	if (own || answer.job || answer.kind === 'file') return undefined;
	const inBody = bodyFields(operation);
	if (method === 'DELETE' || answer.kind === 'nothing')
		return { ...pathFields(operation), ...queryFields(operation), ...inBody };
	return isOneForAll(operation, fields, inBody)
		? { ...pathFields(operation), ...inBody }
		: undefined;
}

/** A batch is answered with one record that is none of those that were sent, such as the ID of a transaction. */
function isOneForAll(
	{ batch, answer }: Operation,
	fields: Record<string, OutputSchema>,
	inBody: Record<string, SentField>,
): boolean {
	return (
		['array', 'key'].includes(batch?.form ?? '') &&
		answer.kind === 'item' &&
		!('id' in fields) &&
		Object.keys(fields).every((name) => !(name in inBody))
	);
}

function pathFields({
	method,
	path,
	pathParameters,
	graphql,
}: Operation): Record<string, SentField> {
	// The path of a GraphQL operation only lists what it needs.
	const hasOwnId = method === 'DELETE' && (!graphql || pathParameters.length === 1);
	return Object.fromEntries(
		pathParameters
			.filter(({ name }) => !SECRET.test(name))
			.map(({ name, parameter, schema }): [string, SentField] => {
				const isDeleted = hasOwnId && path.endsWith(`{${name}}`) && /id$/i.test(name);
				const field = isDeleted && !/uuid$/i.test(name) ? 'id' : name.replaceAll('-', '_');
				return [field, { source: `parameter ${parameter}`, schema: typeOf(schema) ?? 'string' }];
			}),
	);
}

/** The list of IDs in the query, and what a deletion cannot do without. */
function queryFields({ method, query, batch }: Operation): Record<string, SentField> {
	if (method !== 'DELETE') return {};
	const isList = (name: string) => batch?.form === 'query' && batch.key === name;
	return Object.fromEntries(
		query
			.filter(({ name, required }) => (isList(name) || required) && !SECRET.test(name))
			.map(({ name, schema }): [string, SentField] => [
				name.replace(/:in$/, ''),
				{
					source: isList(name) ? 'value' : `query ${name}`,
					schema: typeOf(isList(name) ? (schema.items ?? schema) : schema) ?? 'string',
				},
			]),
	);
}

function bodyFields({ body, batch, secrets = [] }: Operation): Record<string, SentField> {
	if (body?.content !== 'json') return {};
	const inside =
		batch?.form === 'key' && batch.key ? body.schema.properties?.[batch.key] : body.schema;
	const record = inside?.type === 'array' && batch ? (inside.items ?? {}) : (inside ?? {});
	const plain = typeOf(record);
	if (plain && batch) return { [batch.field ?? 'id']: { source: 'value', schema: plain } };
	return Object.fromEntries(
		Object.entries(record.properties ?? {}).flatMap(
			([name, schema]): Array<[string, SentField]> => {
				const type = typeOf(schema);
				return type && !SECRET.test(name) && !secrets.includes(name)
					? [[name, { source: 'record', schema: type }]]
					: [];
			},
		),
	);
}

/** The type of a single value, or of a list of them; undefined for anything that could hold more. */
function typeOf({ type, items }: Schema): OutputSchema | undefined {
	const isSingle = (value: unknown): value is 'string' => SINGLE.includes(value as string);
	if (isSingle(type)) return type;
	return type === 'array' && isSingle(items?.type) ? [items.type] : undefined;
}
