import type { JSONSchema } from '@stoplight/prism-http';

import keysFile from '../../../catalog/keys.json';
import type { KeyedRecord, Operation } from '../../../catalog/types';
import { loadFields, loadOptions, type NodeRun } from '../../support/node';
import { dateFor, isDate } from './dates';
import { bodyFor } from './formBody';
import type { HttpOperation, Specified } from './specifications';
import { valueFor, type Wish } from './values';

/** What a person fills in for one request, and what should therefore arrive. */
export interface Filled {
	parameters: NodeRun['parameters'];
	/** The body that the specification asks for; undefined for none, and for forms with a file. */
	body: unknown;
	/** What the specification has and the form does not offer, or the other way round. */
	violations: string[];
}

const PAGING = new Set(['page', 'offset', 'limit', 'before', 'after']);

const keys = keysFile as unknown as KeyedRecord[];

/** Fills in the node for an operation with values made from its specification. */
export async function fillIn(
	operation: Operation,
	{ operation: specified }: Specified,
	wish: Wish,
	run: Omit<NodeRun, 'parameters'>,
): Promise<Filled> {
	const selected = {
		authentication: 'store',
		resource: operation.resource,
		operation: operation.id,
	};
	const filters = await filtersFor(operation, specified, wish, { ...run, parameters: selected });
	const body =
		operation.body?.content === 'json'
			? await bodyFor(operation, specified, wish, { ...run, parameters: selected })
			: { parameters: {}, body: undefined, violations: [] };
	const parameters = {
		...selected,
		...namedParameters(operation, specified),
		...filters.parameters,
		...body.parameters,
		...(operation.answer.job ? { waitForCompletion: false } : {}),
		...(operation.massDelete ? { deleteEverything: true } : {}),
		...(operation.paging ? { returnAll: false, limit: 1 } : {}),
		// The gateway answers nothing of use, and a node would ask again.
		options: { giveUpAfter: 0 },
	} as NodeRun['parameters'];
	return { parameters, body: body.body, violations: [...filters.violations, ...body.violations] };
}

function namedParameters({ pathParameters, headers = [] }: Operation, { request }: HttpOperation) {
	const inPath = pathParameters.map(({ name, parameter }) => {
		const declared = request?.path?.find((httpPathParam) => httpPathParam.name === name);
		return [
			parameter,
			{ __rl: true, mode: 'id', value: idFor(declared?.schema as JSONSchema, name) },
		];
	});
	const inHeaders = headers.flatMap((header) =>
		'parameter' in header ? [[header.parameter, 'token']] : [],
	);
	return Object.fromEntries([...inPath, ...inHeaders]);
}

/** Digits are both a text and a number: some specifications say one, some the other, of the same ID. */
function idFor(schema: JSONSchema = {}, name: string): string {
	const isPlain =
		schema.type === 'string' &&
		!schema.format &&
		!schema.pattern &&
		!schema.enum &&
		!schema.minLength;
	return isPlain ? '1' : String(valueFor(schema, { extent: 'full', alternative: 0 }, name));
}

async function filtersFor(
	operation: Operation,
	{ request }: HttpOperation,
	wish: Wish,
	run: NodeRun,
) {
	const { fields } = await loadFields('getFilters', run);
	// Where *Output* has the fields to return, they are no filters.
	const outside = new Set(
		operation.query
			.filter(({ role }) => operation.answer.wide && role === 'fields')
			.map(({ name }) => name),
	);
	const documented = (request?.query ?? []).filter(
		({ name }) => !(operation.paging && PAGING.has(name)) && !outside.has(name),
	);
	const wanted = documented.filter(
		({ name, required }) => required || wish.extent === 'full' || isDemanded(fields, name),
	);
	const ticked = (await loadOptions('getIncludes', run)).length > 0 ? [INCLUDE] : [];
	const offered = [...fields.map(({ id }) => id), ...ticked];
	const lost = documented
		.filter(({ name }) => !offered.includes(name))
		.map(({ name }) => `form: has no filter ${name}`);
	const given = wanted
		.filter(({ name }) => offered.includes(name))
		.map(
			({ name, schema }) =>
				[
					name,
					uuidsFor(operation, name) ?? filterValue((schema ?? {}) as JSONSchema, name),
				] as const,
		);
	const value = Object.fromEntries(
		given
			.filter(([name]) => !ticked.includes(name))
			.map(([name, value]) => [
				name,
				isDate(fields, name) ? dateFor(String(value)) : asTyped(value),
			]),
	);
	const included = given
		.filter(([name]) => ticked.includes(name))
		.map(([name, value]) => [name, [value].flat()]);
	const parameters = {
		...(fields.length > 0 ? { filters: { mappingMode: 'defineBelow', value } } : {}),
		...Object.fromEntries(included),
	};
	return { parameters, violations: wish.extent === 'full' ? lost : [] };
}

/** UUIDs, where the specification only says text, and any other text would be looked up as a name. */
function uuidsFor({ resource }: Operation, name: string): string[] | undefined {
	const isOfUuids = keys.some(
		({ own, id }) => own?.includes(resource) && id?.includes('[0-9a-fA-F]{8}'),
	);
	return isOfUuids && name === 'id:in'
		? ['1', '2'].map((digit) => `6f1b2c3d-4e5f-4a7b-8c9d-00000000000${digit}`)
		: undefined;
}

/** Ticked in a list of its own, not filled in among the filters. */
const INCLUDE = 'include';

function isDemanded(fields: Array<{ id: string; required: boolean }>, name: string): boolean {
	return fields.some(({ id, required }) => id === name && required);
}

/** A list has two elements, as one alone looks the same however lists are written. */
function filterValue(schema: JSONSchema, name: string): unknown {
	const value = valueFor(schema, { extent: 'full', alternative: 0 }, name);
	return Array.isArray(value) ? [value[0], value[0]] : value;
}

/** Lists are typed with commas. */
function asTyped(value: unknown): unknown {
	return Array.isArray(value) ? value.join(',') : value;
}
