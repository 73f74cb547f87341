import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { newAttempts, type Attempts } from './attemptLimit';
import { appMemoryFrom, type AppMemory } from './savedInstallations';

/**
 * n8n gives every call its own copy of the static data, and if two come at the same time, the later one would win.
 * The actual state is therefore kept here, and each call saves all of it.
 */
const states = new Map<string, AppState>();

/** The state of a node in this process. */
export interface AppState {
	memory: AppMemory;
	attempts: Attempts;
}

/** The state of the node: from memory, or after a restart from n8n's saved data. */
export function stateOf(context: IWebhookFunctions): AppState {
	const key = [
		context.getInstanceId(),
		context.getWorkflow().id,
		context.getNode().id,
		context.getMode(),
	].join('\n');
	const appState = states.get(key);
	if (appState) return appState;
	const state: AppState = {
		memory: appMemoryFrom(context.getWorkflowStaticData('node').app),
		attempts: newAttempts(),
	};
	states.set(key, state);
	return state;
}

/** Passes the state to n8n for saving. Never throws, because the callback has already been answered. */
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
