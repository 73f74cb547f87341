import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox/server';
import type { NodeResult, NodeRun } from './node';
import { fields, runOperation } from './run';

/** A workflow with a node that reads since the last run, as it runs again and again. */
export interface Reader {
	/** The settings of the filters form. */
	settings: Record<string, unknown>;
	operation: string;
	/** undefined: all. */
	limit?: number;
	staticData: IDataObject;
	parameters?: object;
}

let executions = 0;

/** Reads once, as an execution of the published workflow. */
export async function readOnce(
	sandbox: Sandbox,
	{ settings, operation, limit, staticData, parameters }: Reader,
	more: Partial<NodeRun> = {},
): Promise<NodeResult> {
	executions += 1;
	return await runOperation(
		sandbox,
		operation,
		{
			returnAll: limit === undefined,
			...(limit === undefined ? {} : { limit }),
			filters: fields(settings),
			...parameters,
		},
		{ mode: 'trigger', executionId: String(executions), staticData, ...more },
	);
}

/** Seconds since 1970 as the sandbox stores dates. */
export function isoDate(seconds: number): string {
	return new Date(seconds * 1000).toISOString().replace('.000Z', '+00:00');
}
