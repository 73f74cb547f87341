import type { INodeExecutionData, NodeApiError, NodeOperationError } from 'n8n-workflow';

/**
 * The output of a failed item if the node continues on fail. n8n sends an item to the error output if it has no
 * fields other than `error`, `message` and `details`. With `error` next to `json`, n8n would drop `details`.
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
