import type { INode, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { toNodeError } from '../shared/errors/nodeError';

interface Circumstances {
	node: INode;
	itemIndex: number;
	/** What became of all items, where the run ended early. */
	progress?: string;
	/** What must not be read in it. */
	secrets?: readonly string[];
}

/** Turns whatever went wrong into the error n8n shows: what happened, why, what to do next, and for which item. */
export function asNodeError(
	error: Error,
	{ node, itemIndex, progress = '', secrets }: Circumstances,
): NodeApiError | NodeOperationError {
	return toNodeError(error, { node, itemIndex, notes: [progress], secrets });
}
