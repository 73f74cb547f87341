import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { newAttempts, type Attempts } from './attemptLimit';
import { appMemoryFrom, type AppMemory } from './savedInstallations';

/**
 * n8n gives every call a copy of the static data of its own, and of two that come at the same time the later would win.
 * What counts therefore lives here, and each call saves all of it.
 */
const states = new Map<string, AppState>();

/** What a node knows in this process. */
export interface AppState {
	memory: AppMemory;
	attempts: Attempts;
}

/** The state of the node, from memory, or after a restart from what n8n saved. */
export function stateOf(context: IWebhookFunctions): AppState {
	const key = [
		context.getInstanceId(),
		context.getWorkflow().id,
		context.getNode().id,
		context.getMode(),
	].join('\n');
	const known = states.get(key);
	if (known) return known;
	const state: AppState = {
		memory: appMemoryFrom(context.getWorkflowStaticData('node').app),
		attempts: newAttempts(),
	};
	states.set(key, state);
	return state;
}

/** Hands the memory to n8n for saving. Never throws: the callback was answered by then, and its event is on its way. */
export function save(context: IWebhookFunctions, memory: AppMemory): void {
	try {
		context.getWorkflowStaticData('node').app = JSON.parse(JSON.stringify(memory)) as IDataObject;
	} catch (error) {
		context.logger.error('The BigCommerce App Trigger could not save which stores have the app.', {
			workflowId: context.getWorkflow().id,
			error: error as Error,
		});
	}
}
