import type { INode, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { messageError, toNodeError } from '../shared/errors/nodeError';
import { InvalidInput } from '../shared/requests/input';
import { RequestRefused } from '../shared/transport/send';
import { NoRoom } from '../shared/webhooks/register';

const FAULTS = new Set([
	'TypeError',
	'RangeError',
	'SyntaxError',
	'ReferenceError',
	'URIError',
	'ZodError',
]);

/** Turns whatever stood in the way into what n8n shows. */
export function asTriggerError(error: Error, node: INode): NodeApiError | NodeOperationError {
	return toNodeError(
		error instanceof NoRoom ? new InvalidInput(error.message, error.description) : error,
		{ node, isReading: true },
	);
}

/** A fault of the package or of its libraries, whose words help nobody. What n8n itself throws has sentences of its own. */
export function isFault({ name }: Error): boolean {
	return FAULTS.has(name);
}

/** The same for publishing a workflow, where n8n shows nothing but the message: it also says what to do. */
export function asActivationError(error: Error, node: INode): NodeApiError | NodeOperationError {
	const shown = asTriggerError(error, node);
	return shown.description ? messageError(shown, node) : shown;
}

/** Whether waiting may help: no answer or none that makes sense, too many requests, or trouble at BigCommerce's. */
export function isTemporary(error: Error): boolean {
	if (!(error instanceof RequestRefused)) return false;
	const status = error.failure?.status;
	return status === undefined || status < 300 || status === 429 || status >= 500;
}
