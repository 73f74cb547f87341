import type { Batch, Operation, Paging, Schema } from '../types';
import { keyOf } from './applyOverrides';
import type { OperationChange } from './overrides';

/** Adds the fields that identify the elements of a batch. @throws if the batch no longer exists. */
export function withMatch(
	batch: Batch | undefined,
	{ operations: [key], match }: OperationChange,
): Batch | undefined {
	if (!match) return batch;
	if (!batch) throw new Error(`${key} has no batch whose elements can be identified.`);
	return { ...batch, match };
}

/** Adds the fields that identify the records of a list, and the operation that counts them. @throws if the list no longer exists. */
export function withListFacts(
	paging: Paging | undefined,
	{ operations: [key], listKey, count }: OperationChange,
): Paging | undefined {
	if (!listKey && !count) return paging;
	if (!paging) throw new Error(`${key} is not a list whose records can be identified or counted.`);
	return { ...paging, ...(listKey ? { key: listKey } : {}), ...(count ? { count } : {}) };
}

/** Checks the overrides' references to other operations and fields against the catalog. @throws on the first wrong one. */
export function assertReferences(operations: Operation[]): void {
	const operationById = new Map(operations.map((operation) => [operation.id, operation]));
	for (const operation of operations) {
		const { answer, twin, paging, repeat, pathParameters, body } = operation;
		if (paging?.count && !operationById.has(paging.count))
			throw new Error(`${keyOf(operation)} is counted by ${paging.count}, which is gone.`);
		const gone = answer.cutLists?.find(({ all }) => all !== undefined && !operationById.has(all));
		if (gone)
			throw new Error(
				`${keyOf(operation)} has the list ${gone.field}, which ${gone.all} reads, which is gone.`,
			);
		if (typeof repeat === 'object') assertFields(operation, elementOf(body?.schema), repeat.unless);
		if (!twin) continue;
		const other = operationById.get(twin.operation);
		if (!other)
			throw new Error(`${keyOf(operation)} has the twin ${twin.operation}, which is gone.`);
		if (!pathParameters.some(({ parameter }) => parameter === twin.parameter))
			throw new Error(`${keyOf(operation)} has no parameter ${twin.parameter} for its twin.`);
		assertTakesMany(other, twin.key);
		const missing = other.pathParameters.find(
			({ parameter }) =>
				!pathParameters.some((pathParameter) => pathParameter.parameter === parameter),
		);
		if (missing)
			throw new Error(
				`${keyOf(other)} needs ${missing.parameter}, which ${keyOf(operation)} does not have.`,
			);
		if (String(other.scopes) !== String(operation.scopes))
			throw new Error(`${keyOf(operation)} and its twin need different scopes.`);
	}
}

function assertTakesMany(twin: Operation, key: string): void {
	const isInQuery =
		twin.method === 'GET' ? twin.paging !== undefined : twin.batch?.form === 'query';
	if (isInQuery && twin.query.some(({ name, list }) => name === key && list === 'comma')) return;
	if (twin.batch?.form !== 'array')
		throw new Error(`${keyOf(twin)} does not take many records by ${key}.`);
	const element = elementOf(twin.body?.schema);
	if (element?.type === 'object') assertFields(twin, element, [key]);
}

function assertFields(operation: Operation, schema: Schema | undefined, names: string[]): void {
	const missing = names.find((name) => !schema?.properties?.[name]);
	if (missing) throw new Error(`${keyOf(operation)} has no field ${missing}.`);
}

function elementOf(schema: Schema | undefined): Schema | undefined {
	return schema?.type === 'array' ? schema.items : schema;
}
