import type { ChainStep, Operation, OwnWork } from '../../../catalog/types';
import { refusalOf } from '../../shared/batches/outcomes';
import { proveAlone } from '../../shared/batches/prove';
import type { Unit } from '../../shared/batches/units';
import { operationOf } from '../../shared/catalog/catalog';
import { choose } from '../../shared/ownWork/choose';
import { fill, type Known } from '../../shared/ownWork/template';
import { buildRequest } from '../../shared/requests/build';
import { InvalidInput } from '../../shared/requests/input';
import type { Asker } from '../../shared/scopes/askers';
import { adviceFor, explainObstacle, obstacleFor } from '../../shared/scopes/permission';
import { withoutClaims, type Explanation } from '../../shared/transport/explain';
import { RequestRefused } from '../../shared/transport/send';
import { sendFor, type Run } from './run';
import { msg } from '../../shared/text/message';

type Json = Record<string, unknown>;

const LACKING: Explanation = {
	message: msg`BigCommerce's answer lacks what the next step needs`,
	description: 'Run the node again for this item.',
};

/**
 * Carries out several requests that belong together, one after the other; what one gives, the next may need.
 * @param fields what was filled in
 * @returns the records of the last one
 * @throws InvalidInput before anything is sent where a scope is missing; RequestRefused, Cancelled
 */
export async function chain(
	run: Run,
	unit: Unit,
	{ steps, unreached, unsure }: Extract<OwnWork, { kind: 'chain' }>,
	fields: Json,
): Promise<unknown[]> {
	const operations = steps.map(({ operation }) => operationIn(run, unit, operation));
	let known: Known = { ...fields };
	let records: Json[] = [];
	for (const [index, step] of steps.entries()) {
		const found = await carryOut(run, unit, operations[index], step, known).catch(
			(error: Error) => error,
		);
		if (found instanceof Error)
			throw withNote(found, index < steps.length - 1, { unreached, unsure });
		records = found;
		const lacking = Object.values(step.keep ?? {}).some((field) =>
			[undefined, null, ''].includes(records[0]?.[field] as string),
		);
		if (lacking)
			throw withNote(new RequestRefused(LACKING, 'refused'), index < steps.length - 1, {
				unreached,
				unsure,
			});
		known = { ...known, ...learnt(step, known, records) };
	}
	return records;
}

function operationIn({ askers }: Run, { work }: Unit, id: string): Operation {
	const operation = operationOf(id);
	if (!operation) throw new Error(`The catalogue has no operation ${id}.`);
	const { grant } = askers.get(work.account) as Asker;
	const obstacle = obstacleFor(operation, grant);
	if (obstacle)
		throw new InvalidInput(explainObstacle(operation, obstacle, grant), adviceFor(obstacle, grant));
	return operation;
}

async function carryOut(
	run: Run,
	unit: Unit,
	operation: Operation,
	{ query = {}, parameters = {}, body }: ChainStep,
	known: Known,
): Promise<Json[]> {
	const { request } = buildRequest(operation, {
		parameters: fill(parameters, known) as Json,
		filters: fill(query, known) as Json,
		deleteEverything: false,
		body: body && { json: fill(body, known) },
	});
	const own: Unit = {
		...unit,
		form: 'alone',
		operation,
		work: { ...unit.work, operation, parameters: fill(parameters, known) as Json, request },
	};
	const fortune = proveAlone(own, await sendFor(run, own, request));
	if (fortune.kind !== 'done') throw refusalOf(fortune, operation);
	return fortune.records as Json[];
}

function learnt({ choose: choice, keep = {} }: ChainStep, known: Known, records: Json[]): Known {
	const chosen = choice ? { [choice.field]: choose(choice, known[choice.field], records) } : {};
	const kept = Object.entries(keep).map(([name, field]) => [name, records[0]?.[field]]);
	return { ...chosen, ...(Object.fromEntries(kept) as Known) };
}

/** Whatever became of a step before the last: what the chain is for has not happened. */
function withNote(
	error: Error,
	isBeforeLast: boolean,
	{ unreached, unsure }: { unreached: string; unsure: string },
): Error {
	if (!(error instanceof RequestRefused)) return error;
	const { fate, failure, answer } = error;
	// What came before it was carried out.
	const { message, description } = withoutClaims(error.explanation);
	if (isBeforeLast)
		return new RequestRefused(
			{ message, description: fate === 'unknown' ? unreached : `${description}\n${unreached}` },
			fate === 'unknown' ? 'refused' : fate,
			failure,
			answer,
		);
	return new RequestRefused(
		{ message, description: fate === 'unknown' ? unsure : description },
		fate,
		failure,
		answer,
	);
}
