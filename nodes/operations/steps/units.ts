import type { IDataObject } from 'n8n-workflow';
import groupBy from 'lodash/groupBy';

import type { Operation, Steps } from '../../../catalog/types';
import { isBlank } from '../../shared/utils/blank';
import { isObject, type Json } from '../../shared/utils/isObject';
import { isReading } from '../batching/proveOutcome';
import type { ItemRequest } from '../batching/types';
import { evaluate } from './evaluate';

/** What is carried out as a whole: an item, or several items together. */
export interface Unit {
	itemRequests: ItemRequest[];
	/** Units with the same one change the same record, so that the second waits for the first. */
	identity: string;
	/** What the expressions know. */
	values: Json;
	/** What was carried out, one sentence for each request. */
	did: string[];
	/** Values that no text may hold. */
	secrets?: string[];
	/** Requests that a preview did not send. */
	unsent: IDataObject[];
	error?: Error;
	/** Errors of single rows. */
	rowErrors: Map<number, Error>;
}

/** Forms the units of items of one operation and account, in the order of their first items. */
export async function formUnits(
	operation: Operation,
	{ together }: Steps,
	itemRequests: ItemRequest[],
): Promise<Unit[]> {
	const rows = await Promise.all(
		itemRequests.map(async (itemRequest) => {
			const fields = (itemRequest.request.body ?? {}) as Json;
			const key = together
				? await evaluate(together, { fields }).catch(() => undefined)
				: undefined;
			return {
				itemRequest,
				fields,
				key: key === undefined ? itemRequest.itemIndex : `= ${String(key)}`,
			};
		}),
	);
	return Object.values(groupBy(rows, ({ key }) => `${key} `)).map((group): Unit => {
		const [{ itemRequest, fields, key }] = group;
		const parameters = Object.fromEntries(
			operation.pathParameters.map(({ parameter }) => [
				parameter,
				itemRequest.parameters[parameter],
			]),
		);
		return {
			itemRequests: group.map((row) => row.itemRequest),
			identity: JSON.stringify(
				operation.pathParameters.length > 0 && !isReading(operation)
					? Object.values(parameters).map(String)
					: key,
			),
			values: {
				...parameters,
				...(together ? { rows: group.map((row) => row.fields) } : { fields }),
			},
			did: [],
			unsent: [],
			rowErrors: new Map(),
		};
	});
}

/** The units that can be carried out at the same time: those that are about different records. */
export function nextUnits(open: Unit[]): Unit[] {
	const firsts = new Map([...open].reverse().map((unit) => [unit.identity, unit]));
	return open.filter((unit) => firsts.get(unit.identity) === unit);
}

/** Whether a field of the form has a value other than "no". */
export function isGiven({ values: { fields } }: Unit, field: string): boolean {
	const value = isObject(fields) ? fields[field] : undefined;
	return !isBlank(value) && value !== false;
}
