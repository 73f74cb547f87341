import type { Operation, SharedRead } from '../../../catalog/types';
import { Cancelled } from '../../shared/errors/cancelled';
import { valueAt, type Json } from '../../shared/utils/isObject';
import type { Run } from '../execution/runState';
import { readWhere } from '../keys/readWhere';
import { evaluate, evaluateObject } from './evaluate';
import type { Unit } from './units';

/**
 * Reads a list for all units together, and gives each the records that have its value: for a list of one record, the record.
 * @throws Cancelled
 */
export async function readShared(
	run: Run,
	list: Operation,
	shared: SharedRead,
	name: string,
	units: Unit[],
): Promise<void> {
	if (units.length === 0) return;
	const error = await readFor(run, list, shared, name, units).then(
		() => undefined,
		(error: Error) => error,
	);
	if (error instanceof Cancelled) throw error;
	if (error) for (const unit of units) unit.error = error;
}

async function readFor(
	run: Run,
	list: Operation,
	{ value, field, filter, filters, when }: SharedRead,
	name: string,
	units: Unit[],
): Promise<void> {
	const valueOf = new Map<Unit, string>();
	for (const unit of units) valueOf.set(unit, String((await evaluate(value, unit.values)) ?? ''));
	const values = [...new Set(valueOf.values())].filter((text) => text !== '');
	if (values.length === 0) return;
	if (when !== undefined && (await evaluate(when, { values })) !== true) return;
	const { account, itemIndex } = units[0].itemRequests[0];
	const send = await evaluateObject(filters, { values });
	const records = await readWhere(run, {
		account,
		itemIndex,
		list,
		parameters: {},
		...(send ? { send } : {}),
		filter,
		values: filter ? values : [],
	});
	const byValue = new Map<string, Json[]>();
	for (const record of records) {
		const key = normalize(valueAt(record, field));
		byValue.set(key, [...(byValue.get(key) ?? []), record]);
	}
	for (const unit of units) unit.values[name] = byValue.get(normalize(valueOf.get(unit))) ?? [];
}

function normalize(value: unknown): string {
	return String(value).trim().toLowerCase();
}
