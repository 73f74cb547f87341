import type { INode, NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { Operation } from '../../../catalog/types';
import { toNodeError } from '../../shared/errors/nodeError';
import type { KnownGrant } from '../../shared/scopes/detect';
import { adviceOnForbidden } from '../../shared/scopes/permission';
import { ADVICE_ON_403 } from '../../shared/http/errorMessages';
import { ApiError } from '../../shared/http/send';

interface Circumstances {
	node: INode;
	itemIndex: number;
	operation?: Operation;
	grant?: KnownGrant;
	/** A summary of all items if the run ended early. */
	progress?: string;
	/** Secrets to mask. */
	secrets?: readonly string[];
}

/** Converts an error to the error that n8n shows: what happened, why, what to do next, and for which item. */
export function toItemError(
	error: Error,
	{ node, itemIndex, operation, grant, progress = '', secrets }: Circumstances,
): NodeApiError | NodeOperationError {
	const told = error instanceof ApiError && operation ? withScope(error, operation, grant) : error;
	return toNodeError(told, {
		node,
		itemIndex,
		notes: [progress],
		secrets,
		isReading: operation?.method === 'GET',
	});
}

/** Adds the missing scope from the catalog, because BigCommerce's 403 does not name it. */
function withScope(
	refusal: ApiError,
	operation: Operation,
	grant: KnownGrant | undefined,
): ApiError {
	const {
		explanation: { message, description },
		fate,
		failure,
		answer,
	} = refusal;
	if (failure?.status !== 403 || !description.includes(ADVICE_ON_403)) return refusal;
	return new ApiError(
		{
			message,
			description: description.replace(ADVICE_ON_403, adviceOnForbidden(operation, grant)),
		},
		fate,
		failure,
		answer,
	);
}
