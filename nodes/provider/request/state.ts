import type { IWebhookFunctions } from 'n8n-workflow';

import { RememberedAnswers } from './remembered';

/** What a trigger knows about earlier requests. In memory, and therefore per process of n8n. */
export interface ProviderState {
	/** The settings that the answers were given with. */
	settings: string;
	remembered: RememberedAnswers;
	/** The last commit, adjust or void of each quote; independent of the settings. */
	documents: RememberedAnswers;
}

const states = new Map<string, ProviderState>();

/** The state of the node. Changed settings forget what was remembered. */
export function stateOf(context: IWebhookFunctions): ProviderState {
	const node = context.getNode();
	const key = [context.getInstanceId(), context.getWorkflow().id, node.id, context.getMode()].join(
		'\n',
	);
	const settings = JSON.stringify([node.parameters, node.credentials]);
	const state = states.get(key);
	if (state?.settings === settings) return state;
	const fresh = {
		settings,
		remembered: new RememberedAnswers(),
		documents: state?.documents ?? new RememberedAnswers(),
	};
	states.set(key, fresh);
	return fresh;
}
