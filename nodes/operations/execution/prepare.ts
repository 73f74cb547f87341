import type { IExecuteFunctions } from 'n8n-workflow';

import type { Operation } from '../../../catalog/types';
import type { ItemRequest } from '../batching/types';
import { operationOf } from '../../shared/catalog/catalog';
import { buildRequest } from '../requests/build';
import { InputError } from '../../shared/utils/coerce';
import { wantedFrom, readParameters } from './readParameters';
import { emptyListIn } from '../requests/query';
import type { ItemAccount } from '../../shared/accounts/itemAccounts';
import type { KnownGrant } from '../../shared/scopes/detect';
import {
	adviceFor,
	describePermissionProblem,
	findPermissionProblem,
} from '../../shared/scopes/permission';
import { readCustomRequest } from './readCustomRequest';
import { msg } from '../../shared/text/message';

/** One item after its preparation. */
export interface PreparedItem {
	operation?: Operation;
	itemAccount?: ItemAccount;
	/** Names of unknown fields, which are not sent. */
	unknownFields: string[];
	/** Fields without a value. */
	blankFields?: string[];
	/** Fields that hold read-only links from BigCommerce. */
	linkFields?: string[];
	/** A hint to show with the output. */
	hint?: string;
	/** The complete request, or an error; undefined if the item selects no records, so no request is needed. */
	result: ItemRequest | Error | undefined;
}

/** Reads and checks the parameters of one item. Sends nothing. */
export async function prepareItem(
	context: IExecuteFunctions,
	accountOf: (itemIndex: number) => Promise<ItemAccount>,
	itemIndex: number,
): Promise<PreparedItem> {
	let operation: Operation | undefined;
	let itemAccount: ItemAccount | undefined;
	try {
		operation = chosenOperation(context, itemIndex);
		itemAccount = await accountOf(itemIndex);
		assertPermitted(operation, itemAccount.grant);
		const custom = operation.custom
			? readCustomRequest(context, operation, itemAccount.connection.account, itemIndex)
			: undefined;
		if (custom) operation = custom.operation;
		const values = custom?.values ?? (await readParameters(context, operation, itemIndex));
		const empty = emptyListIn(operation, values.filters);
		if (empty)
			return {
				operation,
				itemAccount,
				unknownFields: [],
				hint: nothingAskedFor(empty),
				result: undefined,
			};
		const { request, ...notSent } = buildRequest(operation, values);
		assertWanted(context, operation, itemIndex);
		return {
			operation,
			itemAccount,
			...notSent,
			hint: custom?.hint,
			result: {
				itemIndex,
				account: itemAccount.name,
				operation,
				parameters: values.parameters,
				request,
			},
		};
	} catch (error) {
		return { operation, itemAccount, unknownFields: [], result: plain(error as Error) };
	}
}

function nothingAskedFor(filter: string): string {
	return msg`No request was sent for items whose filter "${filter}" is an empty list.`;
}

/** n8n itself overflows the stack if an expression returns too many nested levels. */
function plain(error: Error): Error {
	if (error.name !== 'RangeError') return error;
	return new InputError(
		msg`A value of this item is nested too deeply`,
		'It has thousands of nested lists and objects. Check the node that creates it.',
	);
}

function chosenOperation(context: IExecuteFunctions, itemIndex: number): Operation {
	const id = context.getNodeParameter('operation', itemIndex, '') as unknown;
	const operation = typeof id === 'string' ? operationOf(id) : undefined;
	if (operation) return operation;
	const named = typeof id === 'string' || typeof id === 'number' ? String(id) : '';
	throw new InputError(
		msg`This version of the node has no operation "${named}"`,
		'Choose the operation again, or update the package.',
	);
}

/** Validates *Limit* before anything is sent. */
function assertWanted(context: IExecuteFunctions, { paging }: Operation, itemIndex: number): void {
	if (paging)
		wantedFrom(
			context.getNodeParameter('returnAll', itemIndex, false),
			context.getNodeParameter('limit', itemIndex, 50),
		);
}

/** The dropdowns are filtered, but a saved workflow may use an operation that the account may not use. */
function assertPermitted(operation: Operation, grant: KnownGrant): void {
	const obstacle = findPermissionProblem(operation, grant);
	if (!obstacle) return;
	throw new InputError(
		describePermissionProblem(operation, obstacle, grant),
		adviceFor(obstacle, grant),
	);
}
