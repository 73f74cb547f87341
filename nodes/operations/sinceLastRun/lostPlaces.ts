import type { IExecuteFunctions } from 'n8n-workflow';

import { InputError } from '../../shared/utils/coerce';
import { msg } from '../../shared/text/message';
import type { FirstRun } from './types';

/**
 * n8n 2 does not load the static data of a workflow for an execution on a worker (queue mode), nor for one that goes on after a
 * Wait node. It looks like a first run then. To know the difference, the node notes its first runs where n8n keeps what *Remove
 * Duplicates* has seen, in its database.
 */
const NOTES = { mode: 'entries' } as const;

/** A first run can be stopped before n8n has saved its place, so that another one follows. One from now on would miss records. */
const MOST_FIRST_RUNS: Record<FirstRun['kind'], number> = { now: 1, date: 3, beginning: 3 };

/** @throws InputError if this node has saved a place that n8n has not loaded */
export async function assertNoneSaved(
	context: IExecuteFunctions,
	{ kind }: FirstRun,
): Promise<void> {
	if (context.getMode() === 'manual') return;
	const count = (await context.helpers.getProcessedDataCount?.('node', NOTES)) ?? 0;
	if (count < MOST_FIRST_RUNS[kind]) return;
	throw new InputError(
		msg`n8n has not loaded the place that this node has saved`,
		'Nothing was read, so that nothing is missed. In queue mode and after a Wait node, n8n 2 starts without what a workflow has saved. Move the nodes from this one to "Confirm" into a sub-workflow, and call it with Execute Sub-workflow. If the first run was stopped instead, run "Start Over" in a BigCommerce API node once.',
	);
}

/** Notes that this execution saves a place although there was none. */
export async function noteSaved(context: IExecuteFunctions): Promise<void> {
	if (context.getMode() === 'manual') return;
	await context.helpers.checkProcessedAndRecord?.([context.getExecutionId()], 'node', NOTES);
}
