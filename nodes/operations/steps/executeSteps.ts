import type { IDataObject } from 'n8n-workflow';
import groupBy from 'lodash/groupBy';

import type { Operation, Steps } from '../../../catalog/types';
import { operationOf } from '../../shared/catalog/catalog';
import { msg } from '../../shared/text/message';
import {
	adviceFor,
	describePermissionProblem,
	findPermissionProblem,
} from '../../shared/scopes/permission';
import { InputError } from '../../shared/utils/coerce';
import type { ItemRequest } from '../batching/types';
import { outputOrError } from '../execution/itemResults';
import { toOutputItems } from '../execution/outputItems';
import { isStopped, type Run } from '../execution/runState';
import { addProvider } from './addProvider';
import { evaluate } from './evaluate';
import { explain, isUnknown } from './explain';
import { takeStep } from './takeStep';
import { formUnits, isGiven, nextUnits, type Unit } from './units';

/**
 * Carries out operations that consist of several requests, step by step for all items together, so that they share requests.
 * @param onPreview takes what would be sent for a unit; without it, everything is sent
 * @throws Cancelled
 */
export async function executeSteps(
	run: Run,
	itemRequests: ItemRequest[],
	onPreview?: (unit: Unit) => void,
): Promise<void> {
	const groups = groupBy(itemRequests, ({ account, operation }) => `${account} ${operation.id}`);
	for (const group of Object.values(groups)) {
		const [{ operation }] = group;
		const { own } = operation;
		if (own?.kind !== 'steps') throw new Error(`${operation.id} has no steps.`);
		let open = await formUnits(operation, own, group);
		if (own.credential) await addProvider(run, own.credential, open);
		const unknown = new Map<string, Unit>();
		while (open.length > 0 && !isStopped(run)) {
			const units = nextUnits(open);
			for (const unit of units) refuseEarly(run, own, unit, unknown.get(unit.identity));
			await takeSteps(run, own, units, onPreview !== undefined);
			for (const unit of units) {
				if ([unit.error, ...unit.rowErrors.values()].some(isUnknown))
					unknown.set(unit.identity, unit);
				if (unit.error || !onPreview) await book(run, operation, own, unit);
				else onPreview(unit);
			}
			open = open.filter((unit) => !units.includes(unit));
		}
	}
}

/** Refuses a unit before anything is sent for it. */
function refuseEarly(run: Run, { steps }: Steps, unit: Unit, earlier: Unit | undefined): void {
	const [{ itemIndex, account }] = unit.itemRequests;
	const grant = run.accounts.get(account)?.grant;
	if (earlier) {
		const before = earlier.itemRequests[0].itemIndex;
		unit.error = new InputError(
			msg`Item ${before} is about the same record, and it is not known whether it was carried out`,
			`Look in the store, and run the node again for item ${itemIndex}.`,
		);
	}
	for (const { given, operation: id } of steps) {
		const operation = id && given && isGiven(unit, given) ? operationOf(id) : undefined;
		const problem = operation && grant && findPermissionProblem(operation, grant);
		if (problem)
			unit.error ??= new InputError(
				describePermissionProblem(operation, problem, grant),
				adviceFor(problem, grant),
			);
	}
}

/** When the run has ended, units that have changed something are still finished. */
async function takeSteps(
	run: Run,
	{ steps }: Steps,
	units: Unit[],
	isPreview: boolean,
): Promise<void> {
	for (const step of steps) {
		const open = units.filter(({ error }) => !error);
		const hasFailed = units.some(({ error, rowErrors }) => error ?? rowErrors.size > 0);
		const failed = hasFailed && !run.context.continueOnFail();
		const ready = failed || isStopped(run) ? open.filter(({ did }) => did.length > 0) : open;
		for (const unit of open) if (!ready.includes(unit)) unit.error = unsent(run);
		await takeStep(run, step, ready, isPreview);
		for (const unit of ready) if (unit.error) unit.error = explain(unit, step, unit.error);
	}
}

function unsent(run: Run): Error {
	return outputOrError(undefined, run.gaveUp) as Error;
}

async function book(run: Run, operation: Operation, own: Steps, unit: Unit): Promise<void> {
	const result =
		unit.error ?? (await evaluate(own.result, unit.values).catch((error: Error) => error));
	const records = own.together ? [result].flat() : [result];
	for (const [index, { itemIndex }] of unit.itemRequests.entries()) {
		const error = result instanceof Error ? result : unit.rowErrors.get(index);
		if (error) run.results.failed(itemIndex, error);
		else show(run, operation, itemIndex, (records[index] ?? {}) as IDataObject);
	}
}

function show(run: Run, operation: Operation, itemIndex: number, record: IDataObject): void {
	try {
		const items = toOutputItems({ context: run.context, operation, itemIndex }, [record]);
		run.results.expect(itemIndex, 1);
		run.results.show(itemIndex, items);
	} catch (error) {
		// "Fields to Return" may name none.
		run.results.failed(itemIndex, error as Error);
	}
}
