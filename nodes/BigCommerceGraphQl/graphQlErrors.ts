import type { INode, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { toNodeError } from '../shared/errors/nodeError';

interface Circumstances {
	node: INode;
	itemIndex: number;
	/** Progress of all items, if the run ended early. */
	progress?: string;
	/** Values to redact. */
	secrets?: readonly string[];
}

/** Converts any error to one that n8n shows: what happened, why, what to do next, and for which item. */
export function asNodeError(
	error: Error,
	{ node, itemIndex, progress = '', secrets }: Circumstances,
): NodeApiError | NodeOperationError {
	return toNodeError(error, { node, itemIndex, notes: [progress], secrets });
}
