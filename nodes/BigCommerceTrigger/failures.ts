import { NodeOperationError, type INode, type NodeApiError } from 'n8n-workflow';

import { toNodeError } from '../shared/errors/nodeError';
import { InvalidInput } from '../shared/requests/input';
import { RequestRefused } from '../shared/transport/send';
import { NoRoom } from '../shared/webhooks/register';

/** Turns whatever stood in the way into what n8n shows. */
export function asTriggerError(error: Error, node: INode): NodeApiError | NodeOperationError {
	return toNodeError(error instanceof NoRoom ? new InvalidInput(error.message, error.description) : error, { node, isReading: true });
}

/** The same for publishing a workflow, where n8n shows nothing but the message: it also says what to do. */
export function asActivationError(error: Error, node: INode): NodeApiError | NodeOperationError {
	const shown = asTriggerError(error, node);
	if (!shown.description) return shown;
	const text = `${shown.message.replace(/\.$/, '')}. ${shown.description.replaceAll('\n', ' ')}`;
	const told = new NodeOperationError(node, text);
	told.message = text;
	return told;
}

/** Whether waiting may help: no answer, too many requests, or trouble at BigCommerce's. */
export function isTemporary(error: Error): boolean {
	if (!(error instanceof RequestRefused)) return false;
	const status = error.failure?.status;
	return status === undefined || status === 429 || status >= 500;
}
