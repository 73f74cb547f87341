import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { InvalidCredential } from '../shared/accounts/account';
import { InvalidInput } from '../shared/requests/input';
import { RequestRefused } from '../shared/transport/send';

interface Circumstances {
	node: INode;
	itemIndex: number;
	/** What became of all items, where the run ended early. */
	progress?: string;
}

/** Turns whatever went wrong into the error n8n shows: what happened, why, what to do next, and for which item. */
export function asNodeError(error: Error, { node, itemIndex, progress = '' }: Circumstances): NodeApiError | NodeOperationError {
	if (error instanceof RequestRefused) {
		const { explanation: { message, description: why }, failure } = error;
		const description = [why, progress].filter(Boolean).join('\n');
		// GraphQL's own refusals come with 200, which would only confuse.
		const httpCode = failure && failure.status >= 300 ? String(failure.status) : null;
		return new NodeApiError(node, { message, description, httpCode }, { message, description, itemIndex, ...(httpCode ? { httpCode } : {}) });
	}
	if (error instanceof InvalidInput) return new NodeOperationError(node, error.message, { description: error.description, itemIndex });
	if (error instanceof InvalidCredential) return new NodeOperationError(node, error.message, { description: 'Open the credential and correct it.', itemIndex });
	if (error instanceof NodeOperationError || error instanceof NodeApiError) return error;
	return new NodeOperationError(node, error, { itemIndex });
}
