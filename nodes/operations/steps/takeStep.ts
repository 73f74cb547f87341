import type { Operation, Step } from '../../../catalog/types';
import { operationOf } from '../../shared/catalog/catalog';
import { Cancelled } from '../../shared/errors/cancelled';
import { InputError } from '../../shared/utils/coerce';
import { redact } from '../../shared/text/redact';
import { inParallel } from '../../shared/utils/inParallel';
import type { Json } from '../../shared/utils/isObject';
import { isReading } from '../batching/proveOutcome';
import type { ItemRequest } from '../batching/types';
import { concurrencyOf, type Run } from '../execution/runState';
import { describeRequest, describeTemplate } from '../preview/describeRequest';
import { readWhere } from '../keys/readWhere';
import { buildRequest } from '../requests/build';
import { evaluate, evaluateList, evaluateObject } from './evaluate';
import { refusal } from './explain';
import { readShared } from './readShared';
import { sendTasks, type Task } from './sendTasks';
import { isGiven, type Unit } from './units';

/** Takes one step for all units: the error of each is noted in it. @throws Cancelled */
export async function takeStep(
	run: Run,
	step: Step,
	units: Unit[],
	isPreview: boolean,
): Promise<void> {
	const ready = await wanted(step, units);
	const operation = step.operation ? withRepeat(step, step.operation) : undefined;
	if (!operation) await workOut(step, ready);
	else if (step.shared) await readShared(run, operation, step.shared, step.name, ready);
	else await carryOut(run, step, operation, ready, isPreview);
	for (const unit of units)
		if (!unit.error) await attempt(unit, async () => await check(step, unit));
}

async function wanted({ given, when }: Step, units: Unit[]): Promise<Unit[]> {
	const ready: Unit[] = [];
	for (const unit of units)
		await attempt(unit, async () => {
			if (given !== undefined && !isGiven(unit, given)) return;
			if (when === undefined || (await evaluate(when, unit.values)) === true) ready.push(unit);
		});
	return ready;
}

function withRepeat({ repeat }: Step, id: string): Operation {
	const operation = operationOf(id);
	if (!operation) throw new Error(`The catalog has no operation ${id}.`);
	return repeat ? { ...operation, repeat } : operation;
}

async function workOut({ name, value = '' }: Step, units: Unit[]): Promise<void> {
	for (const unit of units)
		await attempt(unit, async () => {
			unit.values[name] = await evaluate(value, unit.values);
		});
}

async function check({ refuse = [] }: Step, { values }: Unit): Promise<void> {
	for (const { when, ...texts } of refuse) {
		const found = await evaluate(when, values);
		if (typeof found === 'object' && found !== null) throw refusal(texts, found as Json);
	}
}

/** Runs something for a unit, and notes its error. @throws Cancelled */
export async function attempt(unit: Unit, task: () => Promise<void>): Promise<void> {
	const error = await task().then(
		() => undefined,
		(error: Error) => error,
	);
	if (error instanceof Cancelled) throw error;
	if (error) unit.error = error;
}

async function carryOut(
	run: Run,
	step: Step,
	operation: Operation,
	units: Unit[],
	isPreview: boolean,
): Promise<void> {
	const isHeld = isPreview && !isReading(operation);
	const tasks: Task[] = [];
	for (const unit of units)
		await attempt(unit, async () => {
			const entries = step.forEach ? await evaluateList(step.forEach, unit.values) : [undefined];
			for (const each of entries) {
				const values = step.forEach ? { ...unit.values, each } : unit.values;
				if (isHeld) await hold(step, operation, unit, values);
				else
					tasks.push({ unit, values, itemRequest: await requestOf(step, operation, unit, values) });
			}
			if (step.forEach) unit.values[step.name] = [];
		});
	const open = tasks.filter(({ unit }) => !unit.error);
	if (isReading(operation) && operation.answer.kind === 'list') await readLists(run, step, open);
	else await sendTasks(run, step, operation, open);
}

async function requestOf(
	step: Step,
	operation: Operation,
	unit: Unit,
	values: Json,
): Promise<ItemRequest> {
	const [first] = unit.itemRequests;
	const parameters = (await evaluateObject(step.parameters, values)) ?? first.parameters;
	const body = await evaluateObject(step.body, values);
	const { request } = buildRequest(operation, {
		parameters,
		filters: (await evaluateObject(step.filters, values)) ?? {},
		deleteEverything: false,
		body: body && { json: body },
	});
	return {
		itemIndex: first.itemIndex,
		account: first.account,
		operation,
		parameters,
		request,
		...(unit.secrets && { secrets: unit.secrets }),
	};
}

/** Notes the request that a preview does not send, as far as it is known. */
async function hold(step: Step, operation: Operation, unit: Unit, values: Json): Promise<void> {
	const built = await requestOf(step, operation, unit, values).catch((error: Error) => error);
	if (!(built instanceof Error))
		unit.unsent.push(redact(describeRequest(operation, built.request), unit.secrets ?? []));
	// It may need what an earlier request of the preview would have answered.
	else if (built instanceof InputError && unit.unsent.length > 0)
		unit.unsent.push(describeTemplate(operation));
	else throw built;
}

async function readLists(run: Run, { name, filters }: Step, tasks: Task[]): Promise<void> {
	await inParallel(tasks, concurrencyOf(run), async ({ unit, values, itemRequest }) => {
		await attempt(unit, async () => {
			const { account, itemIndex, operation: list, parameters } = itemRequest;
			const send = await evaluateObject(filters, values);
			unit.values[name] = await readWhere(run, {
				account,
				itemIndex,
				list,
				parameters,
				...(send ? { send } : {}),
				values: [],
			});
		});
	});
}
