import type { Job, JobStep, Operation } from '../../../catalog/types';
import type { BatchItem } from '../batching/types';
import { operationOf } from '../../shared/catalog/catalog';
import { titleOf } from '../../shared/catalog/names';
import { jobIdFrom, linkIn, pauseBefore, progressFrom, type Progress } from './jobProgress';
import { buildRequest } from '../requests/build';
import { readRecords } from '../../shared/utils/responseRecords';
import { download } from './downloadFile';
import { realClock } from '../../shared/utils/clock';
import { Cancelled } from '../../shared/errors/cancelled';
import type { HttpResponse } from '../../shared/http/request';
import { ApiError } from '../../shared/http/send';
import { sendForItem, type Run } from './runState';
import { msg } from '../../shared/text/message';

/**
 * Waits for a job to finish, if the item is set to wait.
 * @returns the file that the job created, its last state, or the original response
 * @throws ApiError if the job failed, left something out, takes too long or cannot be polled; Cancelled
 */
export async function pollJob(
	run: Run,
	batchItem: BatchItem,
	answer: HttpResponse,
): Promise<HttpResponse> {
	const { operation, itemIndex } = batchItem.itemRequest;
	const { job } = operation.answer;
	if (!job) return answer;
	const jobId = jobIdFrom(job, answer.body);
	if (!jobId) throw withoutJob(operation);
	if (!run.context.getNodeParameter('waitForCompletion', itemIndex, true)) return answer;
	const state = await ended(run, batchItem, job, jobId);
	if (!job.file) return { ...answer, body: state };
	if ('operation' in job.file) return await ask(run, batchItem, job.file, jobId);
	const link = linkIn(state, job.file.link);
	if (!link) throw withoutFile(operation);
	return await fetched(run, batchItem, link);
}

/** Polls until the job is done and returns its last state. The time is that of the clock, however slow the answers are. */
async function ended(
	run: Run,
	batchItem: BatchItem,
	job: Job,
	jobId: string,
): Promise<Record<string, unknown>> {
	const { operation, itemIndex } = batchItem.itemRequest;
	const seconds = Math.max(
		1,
		Number(run.context.getNodeParameter('waitAtMost', itemIndex, 600)) || 600,
	);
	const until = realClock.now() + seconds * 1000;
	let progress: Progress = { phase: 'working' };
	for (let look = 0; realClock.now() < until; look++) {
		await wait(run, Math.min(until - realClock.now(), pauseBefore(look)));
		const { answer: expected } = operationNamed(job.state.operation);
		progress = progressFrom(
			job,
			jobId,
			readRecords(expected, await ask(run, batchItem, job.state, jobId)).records,
		);
		if (progress.phase === 'done') return progress.state;
		if (progress.phase === 'partial') throw leftOut(operation, progress);
		if (progress.phase === 'failed') throw givenUp(operation, progress.reasons);
	}
	throw tooLong(operation, jobId, seconds, progress);
}

async function wait({ context }: Run, milliseconds: number): Promise<void> {
	const wasCancelled = await realClock.wait(milliseconds, context.getExecutionCancelSignal()).then(
		() => false,
		() => true,
	);
	if (wasCancelled) throw new Cancelled();
}

/** Requests the job by its ID, which is in the path or in the query. */
async function ask(
	run: Run,
	batchItem: BatchItem,
	{ operation: id, parameter: name }: JobStep,
	jobId: string,
): Promise<HttpResponse> {
	const operation = operationNamed(id);
	const inPath = operation.pathParameters.find((pathParameter) => pathParameter.name === name);
	const { request } = buildRequest(operation, {
		parameters: inPath ? { [inPath.parameter]: jobId } : {},
		filters: inPath ? {} : { [name]: jobId },
		deleteEverything: false,
		body: undefined,
	});
	return await sendForItem(run, { ...batchItem, operation }, request);
}

function operationNamed(id: string): Operation {
	const operation = operationOf(id);
	if (!operation) throw new Error(`The catalog has no operation ${id}.`);
	return operation;
}

async function fetched(
	{ context, accounts }: Run,
	{ itemRequest }: BatchItem,
	link: string,
): Promise<HttpResponse> {
	const connection = accounts.get(itemRequest.account)?.connection;
	if (!connection) throw new Error(`No account found for ${itemRequest.account}.`);
	return await download(
		context,
		{ environment: connection.account.environment, timeout: connection.timeout },
		link,
	);
}

function withoutJob(operation: Operation): ApiError {
	const description =
		'It is not known whether the job was started: look in the store before you start it again.';
	return new ApiError(
		{
			message: msg`BigCommerce's answer to "${titleOf(operation)}" does not name the job that it starts`,
			description,
		},
		'unknown',
	);
}

function withoutFile(operation: Operation): ApiError {
	return new ApiError(
		{
			message: msg`BigCommerce finished "${titleOf(operation)}" and gave no file`,
			description: 'Nothing was changed. Run the node again.',
		},
		'refused',
	);
}

/** A job that was carried out in part. That part is not undone. */
function leftOut(
	operation: Operation,
	{ reasons, failed, total }: Extract<Progress, { phase: 'partial' }>,
): ApiError {
	const many =
		failed === undefined
			? 'a part'
			: total === undefined
				? String(failed)
				: `${failed} of ${total}`;
	const description = [
		...reasons,
		'The rest was carried out. Correct the values named here and run the node again for the failed part only.',
	].join('\n');
	return new ApiError(
		{
			message: msg`BigCommerce finished "${titleOf(operation)}", and ${many} could not be carried out`,
			description,
		},
		'refused',
	);
}

function givenUp(operation: Operation, reasons: string[]): ApiError {
	const [first = 'BigCommerce gives no reason'] = reasons;
	const description = [...reasons, 'Correct the values named here and run the node again.'].join(
		'\n',
	);
	return new ApiError(
		{
			message: msg`BigCommerce began with "${titleOf(operation)}" and then gave up: ${first}`,
			description,
		},
		'refused',
	);
}

function tooLong(
	operation: Operation,
	jobId: string,
	seconds: number,
	progress: Progress,
): ApiError {
	const percent =
		progress.phase === 'working' && progress.percent !== undefined
			? ` (${progress.percent} %)`
			: '';
	const description = `BigCommerce continues it as the job ${jobId}${percent}. Check the job before you start it again. To wait longer, raise "Wait at Most".`;
	return new ApiError(
		{ message: msg`"${titleOf(operation)}" is not done after ${seconds} seconds`, description },
		'unknown',
	);
}
