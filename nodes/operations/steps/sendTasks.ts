import type { Operation, Step } from '../../../catalog/types';
import { isReading } from '../batching/proveOutcome';
import type { ItemRequest } from '../batching/types';
import { executeItems } from '../execution/executeItems';
import { outputOrError } from '../execution/itemResults';
import type { Run } from '../execution/runState';
import { subRun } from '../execution/subRun';
import { ApiError } from '../../shared/http/send';
import { isObject, type Json } from '../../shared/utils/isObject';
import { evaluate } from './evaluate';
import type { Unit } from './units';

/** One request of a step. */
export interface Task {
	unit: Unit;
	/** What its expressions know. */
	values: Json;
	itemRequest: ItemRequest;
}

/**
 * Sends the requests of a step, together where BigCommerce takes that. After a failure that ends the run, only the requests of
 * units that have changed something are still sent.
 * @throws Cancelled
 */
export async function sendTasks(
	run: Run,
	step: Step,
	operation: Operation,
	tasks: Task[],
): Promise<void> {
	let open = tasks;
	while (open.length > 0) {
		const sending = subRun(run);
		// Each request has a separate result, even if an item has several.
		await executeItems(
			sending,
			open.map(({ itemRequest }, itemIndex) => ({ ...itemRequest, itemIndex })),
		);
		const left: Array<{ task: Task; error: Error }> = [];
		for (const [index, task] of open.entries()) {
			const outcome = outputOrError(sending.results.entries().get(index), run.gaveUp);
			if (!(outcome instanceof Error)) await note(step, operation, task, outcome[0]?.json);
			else if (isUnsent(outcome)) left.push({ task, error: outcome });
			else fail(step, task, outcome);
		}
		const again = left.filter(({ task: { unit } }) => unit.did.length > 0 && !unit.error);
		const isStuck = run.gaveUp !== undefined || again.length === open.length;
		for (const entry of left)
			if (isStuck || !again.includes(entry)) fail(step, entry.task, entry.error);
		open = isStuck ? [] : again.map(({ task }) => task);
	}
}

function fail({ ofRow }: Step, { unit, values }: Task, error: Error): void {
	const row = ofRow && isObject(values.each) ? values.each.row : undefined;
	if (typeof row === 'number') unit.rowErrors.set(row, error);
	else unit.error ??= error;
}

async function note(
	{ name, forEach, done }: Step,
	operation: Operation,
	{ unit, values }: Task,
	record: unknown,
): Promise<void> {
	if (forEach) (unit.values[name] as unknown[]).push(record);
	else unit.values[name] = record;
	if (isReading(operation)) return;
	const text = done
		? await evaluate(done, { ...values, record }).catch(() => undefined)
		: undefined;
	unit.did.push(typeof text === 'string' ? text : `${operation.action}.`);
}

function isUnsent(error: Error): boolean {
	return error instanceof ApiError && error.fate === 'unsent';
}
