import type { IDataObject } from 'n8n-workflow';

import type { ChainStep, Operation, OwnWork } from '../../../catalog/types';
import { refusalOf } from '../batching/elementErrors';
import { isReading, proveAlone } from '../batching/proveOutcome';
import type { BatchItem } from '../batching/types';
import { operationOf } from '../../shared/catalog/catalog';
import { describeTemplate } from '../preview/describeRequest';
import { choose } from '../localOperations/chooseValue';
import { fillTemplate, type TemplateValues } from '../localOperations/template';
import { buildRequest } from '../requests/build';
import { InputError } from '../../shared/utils/coerce';
import type { ItemAccount } from '../../shared/accounts/itemAccounts';
import {
	adviceFor,
	describePermissionProblem,
	findPermissionProblem,
} from '../../shared/scopes/permission';
import { withoutClaims, type ErrorMessage } from '../../shared/http/errorMessages';
import { ApiError } from '../../shared/http/send';
import { sendForItem, type Run } from './runState';
import { msg } from '../../shared/text/message';
import type { Json } from '../../shared/utils/isObject';

const LACKING: ErrorMessage = {
	message: msg`BigCommerce's answer lacks what the next step needs`,
	description: 'Run the node again for this item.',
};

/**
 * Sends several requests in sequence. A step can use the results of earlier steps.
 * @param fields the field values
 * @returns the records of the last step
 * @throws InputError before anything is sent if a scope is missing; ApiError, Cancelled
 */
export async function executeChain(
	run: Run,
	batchItem: BatchItem,
	{ steps, unreached, unsure }: Extract<OwnWork, { kind: 'chain' }>,
	fields: Json,
): Promise<unknown[]> {
	const operations = steps.map(({ operation }) => operationIn(run, batchItem, operation));
	let values: TemplateValues = { ...fields };
	let records: Json[] = [];
	for (const [index, step] of steps.entries()) {
		const result = await carryOut(run, batchItem, operations[index], step, values).catch(
			(error: Error) => error,
		);
		if (result instanceof Error)
			throw withNote(result, index < steps.length - 1, { unreached, unsure });
		records = result;
		const lacking = Object.values(step.keep ?? {}).some((field) =>
			[undefined, null, ''].includes(records[0]?.[field] as string),
		);
		if (lacking)
			throw withNote(new ApiError(LACKING, 'refused'), index < steps.length - 1, {
				unreached,
				unsure,
			});
		values = { ...values, ...learnt(step, values, records) };
	}
	return records;
}

/**
 * Carries out the steps that read, and describes the requests of the others, as far as they are known.
 * @throws InputError, ApiError, Cancelled
 */
export async function previewChain(
	run: Run,
	batchItem: BatchItem,
	{ steps }: Extract<OwnWork, { kind: 'chain' }>,
	fields: Json,
): Promise<IDataObject[]> {
	let values: TemplateValues = { ...fields };
	const requests: IDataObject[] = [];
	for (const step of steps) {
		const operation = operationIn(run, batchItem, step.operation);
		if (isReading(operation)) {
			const records = await carryOut(run, batchItem, operation, step, values);
			values = { ...values, ...learnt(step, values, records) };
		} else requests.push(describeTemplate(operation, step.body && fillTemplate(step.body, values)));
	}
	return requests;
}

function operationIn({ accounts }: Run, { itemRequest }: BatchItem, id: string): Operation {
	const operation = operationOf(id);
	if (!operation) throw new Error(`The catalog has no operation ${id}.`);
	const { grant } = accounts.get(itemRequest.account) as ItemAccount;
	const obstacle = findPermissionProblem(operation, grant);
	if (obstacle)
		throw new InputError(
			describePermissionProblem(operation, obstacle, grant),
			adviceFor(obstacle, grant),
		);
	return operation;
}

async function carryOut(
	run: Run,
	batchItem: BatchItem,
	operation: Operation,
	{ query = {}, parameters = {}, body }: ChainStep,
	values: TemplateValues,
): Promise<Json[]> {
	const { request } = buildRequest(operation, {
		parameters: fillTemplate(parameters, values) as Json,
		filters: fillTemplate(query, values) as Json,
		deleteEverything: false,
		body: body && { json: fillTemplate(body, values) },
	});
	const own: BatchItem = {
		...batchItem,
		form: 'alone',
		operation,
		itemRequest: {
			...batchItem.itemRequest,
			operation,
			parameters: fillTemplate(parameters, values) as Json,
			request,
		},
	};
	const outcome = proveAlone(own, await sendForItem(run, own, request));
	if (outcome.kind !== 'done') throw refusalOf(outcome, operation);
	return outcome.records as Json[];
}

function learnt(
	{ choose: choice, keep = {} }: ChainStep,
	values: TemplateValues,
	records: Json[],
): TemplateValues {
	const chosen = choice ? { [choice.field]: choose(choice, values[choice.field], records) } : {};
	const kept = Object.entries(keep).map(([name, field]) => [name, records[0]?.[field]]);
	return { ...chosen, ...(Object.fromEntries(kept) as TemplateValues) };
}

/** Adds a note to an error. If a step before the last failed, the goal of the chain was not reached. */
function withNote(
	error: Error,
	isBeforeLast: boolean,
	{ unreached, unsure }: { unreached: string; unsure: string },
): Error {
	if (!(error instanceof ApiError)) return error;
	const { fate, failure, answer } = error;
	// The earlier steps were carried out.
	const { message, description } = withoutClaims(error.explanation);
	if (isBeforeLast)
		return new ApiError(
			{ message, description: fate === 'unknown' ? unreached : `${description}\n${unreached}` },
			fate === 'unknown' ? 'refused' : fate,
			failure,
			answer,
		);
	return new ApiError(
		{ message, description: fate === 'unknown' ? unsure : description },
		fate,
		failure,
		answer,
	);
}
