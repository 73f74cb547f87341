import type { INode, NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { Operation } from '../../../catalog/types';
import { toNodeError } from '../../shared/errors/nodeError';
import type { KnownGrant } from '../../shared/scopes/detect';
import { adviceOnForbidden, CREATOR_ONLY } from '../../shared/scopes/permission';
import { ADVICE_ON_403 } from '../../shared/http/errorMessages';
import { isReadMethod } from '../../shared/utils/isReadMethod';
import { ApiError } from '../../shared/http/send';
import { withRecord, type About } from './missingRecord';

interface Circumstances {
	node: INode;
	itemIndex: number;
	operation?: Operation;
	grant?: KnownGrant;
	/** What its request was about. */
	about?: About;
	/** Lines for the end: what the item is about, and a summary of all items if the run ended early. */
	notes?: string[];
	/** Secrets to mask. */
	secrets?: readonly string[];
}

/** Converts an error to the error that n8n shows: what happened, why, what to do next, and for which item. */
export function toItemError(
	error: Error,
	{ node, itemIndex, operation, grant, about, notes, secrets }: Circumstances,
): NodeApiError | NodeOperationError {
	const told =
		error instanceof ApiError && operation
			? withScope(withRecord(error, operation, about), operation, grant)
			: error;
	return toNodeError(told, {
		node,
		itemIndex,
		notes,
		secrets,
		isReading: operation !== undefined && isReadMethod(operation.method),
	});
}

/** Adds what the catalog knows: the scope, which BigCommerce's 403 does not name, and to whom the record belongs. */
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
	const advice =
		failure?.status === 403 && description.includes(ADVICE_ON_403)
			? description.replace(ADVICE_ON_403, adviceOnForbidden(operation, grant))
			: failure?.status === 404 && operation.isOfCreator
				? `${description} ${CREATOR_ONLY}`
				: undefined;
	if (advice === undefined) return refusal;
	return new ApiError({ message, description: advice }, fate, failure, answer);
}
