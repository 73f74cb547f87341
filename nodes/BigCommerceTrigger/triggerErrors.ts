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

/** Converts any error to one that n8n shows. */
export function toTriggerError(error: Error, node: INode): NodeApiError | NodeOperationError {
	return toNodeError(
		error instanceof WebhookLimitError ? new InputError(error.message, error.description) : error,
		{ node, isReading: true },
	);
}

/** Checks for a bug in the package or its libraries, whose message would not help the user. n8n's own errors have helpful messages. */
export function isFault({ name }: Error): boolean {
	return FAULTS.has(name);
}

/** The same for publishing a workflow. n8n shows only the message there, so the message includes the advice. */
export function toActivationError(error: Error, node: INode): NodeApiError | NodeOperationError {
	const shown = toTriggerError(error, node);
	return shown.description ? messageError(shown, node) : shown;
}

/** Checks whether waiting may help: no response or an invalid one, too many requests, or a server error. */
export function isTemporary(error: Error): boolean {
	if (!(error instanceof ApiError)) return false;
	const status = error.failure?.status;
	return status === undefined || status < 300 || status === 429 || status >= 500;
}
