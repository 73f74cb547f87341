import type { INodeExecutionData, NodeApiError, NodeOperationError } from 'n8n-workflow';

/**
 * What comes out for an item that failed, where the node continues. n8n sends an item to the error output when it has no
 * other fields than `error`, `message` and `details`; with `error` beside `json` it would drop what is in `details`.
 */
export function errorItem(
	{ message, description }: Pick<NodeApiError | NodeOperationError, 'message' | 'description'>,
	itemIndex: number,
): INodeExecutionData {
	return {
		json: { error: message, ...(description ? { details: description } : {}) },
		pairedItem: { item: itemIndex },
	};
}
