import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import type { Operation } from '../../catalog/types';
import { InvalidCredential } from '../shared/accounts/account';
import { titleOf } from '../shared/catalog/names';
import { InvalidInput } from '../shared/requests/input';
import type { KnownGrant } from '../shared/scopes/detect';
import { needed, scopesNeeded } from '../shared/scopes/permission';
import { scopeLabelWithParameter, wideningFor } from '../shared/scopes/scopes';
import { RequestRefused } from '../shared/transport/send';

interface Circumstances {
	node: INode;
	itemIndex: number;
	operation?: Operation;
	grant?: KnownGrant;
	/** What became of all items, where the run ended early. */
	progress?: string;
}

/** Turns whatever went wrong into the error n8n shows: what happened, why, what to do next, and for which item. */
export function asNodeError(error: Error, { node, itemIndex, operation, grant, progress }: Circumstances): NodeApiError | NodeOperationError {
	if (error instanceof RequestRefused) {
		const { explanation, failure } = error;
		const description = [explanation.description, failure?.status === 403 && operation ? scopeAdvice(operation, grant) : '', progress ?? ''].filter(Boolean).join('\n');
		const response = { message: explanation.message, description, httpCode: failure ? String(failure.status) : null };
		return new NodeApiError(node, response, { message: explanation.message, description, itemIndex, ...(failure ? { httpCode: String(failure.status) } : {}) });
	}
	if (error instanceof InvalidInput) return new NodeOperationError(node, error.message, { description: error.description, itemIndex });
	if (error instanceof InvalidCredential) return new NodeOperationError(node, error.message, { description: 'Open the credential and correct it.', itemIndex });
	if (error instanceof NodeOperationError || error instanceof NodeApiError) return error;
	return new NodeOperationError(node, error, { itemIndex });
}

/** BigCommerce's 403 names no scope; the catalogue knows which one it was. */
function scopeAdvice(operation: Operation, grant: KnownGrant | undefined): string {
	if (operation.scopes.length === 0) return 'The access token may belong to another store: check the store in the credential.';
	const wider = wideningFor(operation);
	if (wider && grant?.scopes && !grant.scopes.has(wider.parameter)) {
		return `For ${wider.to}, ${titleOf(operation)} needs ${scopeLabelWithParameter(wider.parameter)} besides ${needed({ missing: 'scope', anyOf: operation.scopes })}.`;
	}
	const known = grant?.scopes ? 'The account has it, so the access token may belong to another store, or the store\'s plan may not include this.' : '';
	return `${titleOf(operation)} needs ${scopesNeeded(operation)}. ${known}`.trim();
}
