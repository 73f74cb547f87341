import type { INode, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { messageError, toNodeError } from '../shared/errors/nodeError';
import { InputError } from '../shared/utils/coerce';
import { ApiError } from '../shared/http/send';
import { WebhookLimitError } from './hooks/reconcileWebhooks';

const FAULTS = new Set([
	'TypeError',
	'RangeError',
	'SyntaxError',
	'ReferenceError',
	'URIError',
	'ZodError',
]);

/** Turns whatever stood in the way into what n8n shows. */
export function toTriggerError(error: Error, node: INode): NodeApiError | NodeOperationError {
	return toNodeError(
		error instanceof WebhookLimitError ? new InputError(error.message, error.description) : error,
		{ node, isReading: true },
	);
}

/** A fault of the package or of its libraries, whose words help nobody. What n8n itself throws has sentences of its own. */
export function isFault({ name }: Error): boolean {
	return FAULTS.has(name);
}

/** The same for publishing a workflow, where n8n shows nothing but the message: it also says what to do. */
export function toActivationError(error: Error, node: INode): NodeApiError | NodeOperationError {
	const shown = toTriggerError(error, node);
	return shown.description ? messageError(shown, node) : shown;
}

/** Whether waiting may help: no answer or none that makes sense, too many requests, or trouble at BigCommerce's. */
export function isTemporary(error: Error): boolean {
	if (!(error instanceof ApiError)) return false;
	const status = error.failure?.status;
	return status === undefined || status < 300 || status === 429 || status >= 500;
}
