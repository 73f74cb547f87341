import type { IWebhookFunctions } from 'n8n-workflow';

import { LoopGuard } from './loopGuard';

/** One per workflow. In memory, and therefore per process of n8n. */
const guards = new Map<string, LoopGuard>();

export function guardOf(context: IWebhookFunctions): LoopGuard {
	const key = `${context.getInstanceId()} ${context.getWorkflow().id}`;
	const guard = guards.get(key) ?? new LoopGuard();
	guards.set(key, guard);
	return guard;
}
