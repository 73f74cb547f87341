import type { ValidateFunction } from 'ajv';
import type { Operation } from '../../catalog/types';
import type { Account } from '../accounts';
import type { Answer } from '../responses/response';
import type { Query } from '../http/query';
import type { Shape } from '../shapes';
import type { Store } from '../state/store';

/** A request that has been let in: who asks what of which store. */
export interface Call {
	operation: Operation;
	shape: Shape;
	store: Store;
	account: Account;
	/** Where the sandbox was reached, for links in answers. */
	origin: string;
	/** Path parameters by the name that the path gives them. */
	params: Record<string, string>;
	query: Query;
	headers: Headers;
	body: unknown;
	/** Checks the body, or each element of an array body. */
	validate?: ValidateFunction;
}

/** Answers a call, or throws a Fault. */
export type Handler = (call: Call) => Answer;
