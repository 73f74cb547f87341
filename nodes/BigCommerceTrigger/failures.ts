import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { InvalidCredential } from '../shared/accounts/account';
import { InvalidInput } from '../shared/requests/input';
import { RequestRefused } from '../shared/transport/send';
import { NoRoom } from '../shared/webhooks/register';

const FAULTS = new Set(['TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'URIError', 'ZodError']);

/** Turns whatever stood in the way into what n8n shows. */
export function asTriggerError(error: Error, node: INode): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	if (error instanceof RequestRefused) {
		const { explanation: { message, description }, failure } = error;
		const httpCode = failure ? String(failure.status) : null;
		return new NodeApiError(node, { message, description, httpCode }, { message, description, ...(httpCode ? { httpCode } : {}) });
	}
	if (error instanceof NoRoom || error instanceof InvalidInput) return new NodeOperationError(node, error.message, { description: error.description });
	if (error instanceof InvalidCredential) return new NodeOperationError(node, error.message, { description: 'Open the credential and correct it.' });
	if (isFault(error)) return new NodeOperationError(node, 'The trigger met something that it does not know how to handle', { description: 'Try again in a minute. If it stays, report it with what n8n\'s log says about it.' });
	return new NodeOperationError(node, error);
}

/** A fault of the package or of its libraries, whose words help nobody. What n8n itself throws has sentences of its own. */
export function isFault({ name }: Error): boolean {
	return FAULTS.has(name);
}

/** The same for publishing a workflow, where n8n shows nothing but the message: it also says what to do. */
export function asActivationError(error: Error, node: INode): NodeApiError | NodeOperationError {
	const shown = asTriggerError(error, node);
	if (!shown.description) return shown;
	const text = `${shown.message.replace(/\.$/, '')}. ${shown.description}`;
	return new NodeOperationError(node, text);
}

/** Whether waiting may help: no answer or none that makes sense, too many requests, or trouble at BigCommerce's. */
export function isTemporary(error: Error): boolean {
	if (!(error instanceof RequestRefused)) return false;
	const status = error.failure?.status;
	return status === undefined || status < 300 || status === 429 || status >= 500;
}
