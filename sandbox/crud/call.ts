import type { ValidateFunction } from 'ajv';
import type { Operation } from '../../catalog/types';
import type { Account } from '../accounts';
import type { HandlerResponse } from '../responses/response';
import type { Query } from '../http/validation';
import type { Shape } from '../operations';
import type { Store } from '../state/store';

/** An authorized request: the account, the operation and the store. */
export interface Call {
	operation: Operation;
	shape: Shape;
	store: Store;
	account: Account;
	/** Origin of the sandbox, for links in responses. */
	origin: string;
	/** Path parameters by their names in the path. */
	params: Record<string, string>;
	query: Query;
	headers: Headers;
	body: unknown;
	/** Checks the body, or each element of an array body. */
	validate?: ValidateFunction;
}

/** Handles a call, or throws an ApiError. */
export type Handler = (call: Call) => HandlerResponse;
