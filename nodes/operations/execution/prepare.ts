import type { IExecuteFunctions } from 'n8n-workflow';

import type { Operation } from '../../../catalog/types';
import type { ItemRequest } from '../batching/types';
import { operationOf } from '../../shared/catalog/catalog';
import { findReferences, type KeyReference } from '../keys/findReferences';
import { buildRequest, unknownFieldsOf, type ParameterValues } from '../requests/build';
import { InputError } from '../../shared/utils/coerce';
import { wantedFrom, readParameters } from './readParameters';
import { unlistedNames } from '../requests/otherFilters';
import { emptyListIn } from '../requests/query';
import type { ItemAccount } from '../../shared/accounts/itemAccounts';
import type { KnownGrant } from '../../shared/scopes/detect';
import {
	adviceFor,
	describePermissionProblem,
	findPermissionProblem,
} from '../../shared/scopes/permission';
import { aboutRequest, type About } from './missingRecord';
import { subjectOfBody, subjectOfPath, type Subject } from './subject';
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
	/** Filters that were sent although neither the specification nor the guide has them. */
	unlistedFilters?: string[];
	/** A hint to show with the output. */
	hint?: string;
	/** What the item is about, for messages. */
	subject?: Subject;
	/** The records that its request names. */
	about?: About;
	/** The complete request, or an error; undefined if the item selects no records, so no request is needed. */
	result: ItemRequest | Error | undefined;
}

/** The parameters of one item, as far as they can be read before keys are looked up. */
export interface ItemValues {
	itemIndex: number;
	operation: Operation;
	itemAccount: ItemAccount;
	values: ParameterValues;
	/** The keys among the values. */
	references: KeyReference[];
	subject?: Subject;
	hint?: string;
}

/** Reads the parameters of one item. Sends nothing. @returns what is already prepared if it cannot be read or asks for nothing */
export async function readItem(
	context: IExecuteFunctions,
	accountOf: (itemIndex: number) => Promise<ItemAccount>,
	itemIndex: number,
): Promise<ItemValues | PreparedItem> {
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
		const references = custom ? [] : findReferences(operation, values);
		const subject = subjectOfPath(references);
		return { itemIndex, operation, itemAccount, values, references, subject, hint: custom?.hint };
	} catch (error) {
		return failedItem(error as Error, operation, itemAccount);
	}
}

/** Builds and checks the request of one item, whose keys were looked up. Sends nothing. */
export function prepareItem(context: IExecuteFunctions, item: ItemValues): PreparedItem {
	const { itemIndex, operation, itemAccount, values, hint, subject } = item;
	try {
		const { request, ...notSent } = buildRequest(operation, values);
		assertWanted(context, operation, itemIndex);
		assertPermitted(operation, itemAccount.grant, request.body);
		return {
			operation,
			itemAccount,
			...notSent,
			unlistedFilters: unlistedNames(operation, values.filters),
			hint,
			subject: subject ?? subjectOfBody(request),
			about: aboutRequest(operation, values.parameters, request),
			result: {
				itemIndex,
				account: itemAccount.name,
				operation,
				parameters: values.parameters,
				request,
				...(values.since ? { since: values.since } : {}),
			},
		};
	} catch (error) {
		return {
			...failedItem(error as Error, operation, itemAccount),
			unknownFields: unknownFieldsOf(operation, values),
			...namesOf(operation, values, subject),
		};
	}
}

/** What an item is about whose request could not be built. */
function namesOf(
	operation: Operation,
	{ parameters, body }: ParameterValues,
	subject: Subject | undefined,
): Pick<PreparedItem, 'subject' | 'about'> {
	const given = { body: body && 'fields' in body ? body.fields : undefined };
	return {
		subject: subject ?? subjectOfBody(given),
		about: aboutRequest(operation, parameters, given),
	};
}

/** An item that cannot be sent. */
export function failedItem(
	error: Error,
	operation?: Operation,
	itemAccount?: ItemAccount,
): PreparedItem {
	return { operation, itemAccount, unknownFields: [], result: plain(error) };
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
function assertPermitted(operation: Operation, grant: KnownGrant, body?: unknown): void {
	const obstacle = findPermissionProblem(operation, grant, body);
	if (!obstacle) return;
	throw new InputError(
		describePermissionProblem(operation, obstacle, grant),
		adviceFor(obstacle, grant),
	);
}
