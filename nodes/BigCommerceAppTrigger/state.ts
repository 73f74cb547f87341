import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { emptyAppMemory, type AppMemory } from '../shared/apps/memory';

/**
 * n8n gives every call a copy of the static data of its own, and of two that come at the same time the later would win.
 * What counts therefore lives here, and each call saves all of it.
 */
const memories = new Map<string, AppMemory>();

/** What the node remembers, from memory, or after a restart from what n8n saved. */
export function memoryOf(context: IWebhookFunctions): AppMemory {
	const key = [context.getInstanceId(), context.getWorkflow().id, context.getNode().id, context.getMode()].join('\n');
	const known = memories.get(key);
	if (known) return known;
	const saved = context.getWorkflowStaticData('node').app;
	// n8n hands out data that watches itself; a copy does not.
	const memory = saved ? (JSON.parse(JSON.stringify(saved)) as AppMemory) : emptyAppMemory();
	memories.set(key, memory);
	return memory;
}

/** Hands the memory to n8n for saving. */
export function save(context: IWebhookFunctions, memory: AppMemory): void {
	context.getWorkflowStaticData('node').app = JSON.parse(JSON.stringify(memory)) as IDataObject;
}
