import type { ValidateFunction } from 'ajv';
import type { Operation } from '../../catalog/types';
import type { Account } from '../accounts';
import { linkField } from '../collectionConfig';
import type { Query } from '../http/validation';
import { isCollection, type Shape } from '../operations';
import { notFound } from '../responses/apiError';
import type { HandlerResponse } from '../responses/response';
import type { Row } from '../state/row';
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

/**
 * The field and value that link the records of a call to their parent record. Every record along the path must exist, or the
 * response is 404.
 */
export function linkOf(call: Call): Row {
	const { shape, params, store } = call;
	for (const [index, step] of shape.parents.entries()) {
		if (!isCollection(step.collection)) continue;
		const row = store.collection(step.collection).get(params[step.parameter]);
		const above = shape.parents[index - 1];
		const link = above && linkField(step.collection, above.collection);
		const astray = link && row && link in row && String(row[link]) !== params[above.parameter];
		if (!row || astray) throw notFound();
	}
	const parent = shape.parents.at(-1);
	if (!parent) return {};
	const parentRow = store.collection(parent.collection).get(params[parent.parameter]);
	const identity = store.collection(parent.collection).identity.field;
	return {
		[linkField(shape.collection, parent.collection)]:
			parentRow?.[identity] ?? params[parent.parameter],
	};
}
