import type { KeyedRecord, Operation, Schema } from '../../catalog/types';
import type { Sandbox } from '../../sandbox/server';
import { operations } from '../support/catalog';
import { failuresOf } from '../support/failures';
import { keyCases, keyedRecords, place, type KeyCase } from '../support/keys';
import { id, runOperation } from '../support/run';
import { sample, sampleParameters } from '../support/samples';
import { apiRequests, sandboxForTests } from '../support/sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(() => sandbox.close());
beforeEach(() => {
	sandbox.reset();
	sandbox.log.clear();
});

/** A field or filter of an operation that holds the ID of a record with keys. */
interface Use {
	operation: Operation;
	name: string;
	schema: Schema;
	record: KeyedRecord;
}

const recordOf = (
	{ resource, pathParameters }: Operation,
	name: string,
): KeyedRecord | undefined => {
	const bare = name.replace(/:(in|not_in)$|\[\]$/, '');
	const isOwn = ({ own = [], within = {}, parameter }: KeyedRecord) =>
		// Below a record, as in the members of a segment, an ID is not its own.
		(bare === 'id' &&
			own.includes(resource) &&
			!pathParameters.some((above) => above.parameter === parameter)) ||
		within[resource]?.includes(bare);
	return keyedRecords.find(isOwn) ?? keyedRecords.find(({ fields }) => fields?.includes(bare));
};

const isId = ({ type, items }: Schema, { id: pattern }: KeyedRecord) => {
	const plain = type === 'array' ? items?.type : type;
	return plain === 'integer' || plain === 'number' || (pattern !== undefined && plain === 'string');
};

function usesIn(operation: Operation, all: Array<{ name: string; schema: Schema }>): Use[] {
	return all.flatMap(({ name, schema }) => {
		const record = recordOf(operation, name);
		return record && isId(schema, record) ? [{ operation, name, schema, record }] : [];
	});
}

const isUsual = ({ custom, graphql, own, body }: Operation) =>
	!custom && !graphql && !own && !body?.file;

const recordSchemaOf = ({ body, batch }: Operation): Schema =>
	(batch?.form === 'array' ? body?.schema.items : body?.schema) ?? {};

const bodyUses = operations
	.filter((operation) => isUsual(operation) && operation.body?.content === 'json')
	.flatMap((operation) => {
		const { properties = {} } = recordSchemaOf(operation);
		return usesIn(
			operation,
			Object.entries(properties).map(([name, schema]) => ({ name, schema })),
		);
	});

const filterUses = operations
	.filter((operation) => isUsual(operation) && operation.method === 'GET')
	.flatMap((operation) =>
		usesIn(
			operation,
			operation.query.filter(({ role }) => !role),
		),
	);

/** The key by which a field is filled: one that needs nothing above the record. */
const caseFor = (record: KeyedRecord): KeyCase | undefined =>
	keyCases.find(
		(keyCase) =>
			keyCase.record === record &&
			keyCase.operation.pathParameters.length === 0 &&
			!keyCase.operation.graphql,
	);

function textOf({ key }: KeyCase): string {
	if (key.mode === 'email') return 'key.text@example.com';
	if (key.path) return 'Kitchen > key text';
	if (key.compare === 'address') return 'https://key.example.com';
	return 'key text';
}

/** Runs an operation with sample values, one of them a key. */
async function runWith({ operation, name, schema, record }: Use, isFilter: boolean) {
	sandbox.reset();
	const keyCase = caseFor(record);
	if (!keyCase) return undefined;
	const isPath = keyCase.key.compare === 'address' && record.parameter !== 'siteId';
	const text = isPath ? '/key-text' : textOf(keyCase);
	const placed = place(sandbox, keyCase, text);
	sandbox.log.clear();
	const value = schema.type === 'array' && !isFilter ? [text] : text;
	const body = { ...(sample(recordSchemaOf(operation)) as object), [name]: value };
	const required = Object.fromEntries(
		operation.query
			.filter((parameter) => parameter.required)
			.map((parameter) => [parameter.name, sample(parameter.schema, parameter.name)]),
	);
	const { items, error } = await runOperation(sandbox, operation.id, {
		...Object.fromEntries(
			Object.entries(sampleParameters(operation)).map(([parameter, value]) => [
				parameter,
				operation.headers?.some((header) => 'parameter' in header && header.parameter === parameter)
					? value
					: id(value),
			]),
		),
		...(isFilter
			? {
					filters: { mappingMode: 'defineBelow', value: { ...required, [name]: text } },
					limit: 1,
				}
			: { bodyMode: 'json', jsonBody: JSON.stringify(body) }),
		previewOnly: !isFilter,
		output: 'raw',
	});
	return { items, error, placed, text };
}

test('every field that holds the ID of a record with a key takes the key', async () => {
	expect(bodyUses.length).toBeGreaterThan(60);
	const failures = await failuresOf(
		bodyUses,
		({ operation, name }) => `${operation.id} ${name}`,
		async (use) => {
			const outcome = await runWith(use, false);
			if (!outcome) return;
			const { items, error, placed, text } = outcome;
			expect(error?.message).toBeUndefined();
			// An operation that only reads by its body is carried out.
			const body = items[0]?.json.body ?? apiRequests(sandbox).at(-1)?.body;
			const sent = JSON.stringify(body);
			expect(sent).not.toContain(text);
			expect(sent).toMatch(new RegExp(`"${use.name}":\\[?"?${placed.id}\\b`));
		},
	);
	expect(failures).toEqual([]);
});

test('every filter that takes the ID of a record with a key takes the key', async () => {
	expect(filterUses.length).toBeGreaterThan(40);
	const failures = await failuresOf(
		filterUses,
		({ operation, name }) => `${operation.id} ${name}`,
		async (use) => {
			const outcome = await runWith(use, true);
			if (!outcome) return;
			const sent = new URLSearchParams(apiRequests(sandbox).at(-1)?.query).get(use.name);
			expect([
				outcome.error?.message.match(/There is no.* with the.*|must be.*/)?.[0],
				sent,
			]).toEqual([undefined, outcome.placed.id]);
		},
	);
	expect(failures).toEqual([]);
});
