import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** Runs a node. Its code is loaded at the first run: n8n loads every node when it starts, and a workflow uses a few. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { execute: run } = await import('./execute');
	return await run.call(this);
}
