import type { Operation } from '../../catalog/types';
import type { ApiError } from '../responses/apiError';
import type { HandlerResponse } from '../responses/handlerResponse';
import { isRow, type Row } from '../state/row';

/** Success statuses other than 200, as in the specifications. */
const STATUSES: Record<string, number> = {
	'POST /companies/{companyId}/parent': 201,
	'DELETE /companies/{companyId}/subsidiaries/{childCompanyId}': 204,
	'DELETE /rfq/{quote_id}/shipping-rate': 204,
};

/** Operations of quotes that have the message beside `data`, and a list inside it. */
const isOfQuotes = ({ path }: Operation) =>
	/^\/(rfq|shopping-list\/\{shoppingListId\}\/items)(\/|$)/.test(path);

/** A response of B2B Edition: the outcome in `code`, the record or list in `data`. */
export function b2bResponse(
	operation: Operation,
	{ data, meta = {}, body }: HandlerResponse,
): { status: number; body?: unknown } {
	const status = STATUSES[`${operation.method} ${operation.path}`] ?? 200;
	if (status === 204) return { status };
	if (body !== undefined) return { status, body };
	if (status === 201) return { status, body: { data: [], meta: { message: 'SUCCESS' } } };
	const { pagination } = meta;
	if (Array.isArray(data) && operation.path === '/rfq')
		return { status, body: { code: 200, data: { list: data, pagination }, message: 'SUCCESS' } };
	const said = { message: 'SUCCESS', ...(isRow(pagination) ? { pagination } : {}) };
	return {
		status,
		body: {
			code: 200,
			data: data ?? {},
			meta: said,
			...(isOfQuotes(operation) ? { message: 'SUCCESS' } : {}),
		},
	};
}

/**
 * A refusal: what is wrong is in `data.errMsg`. Invoices and their payments are refused with status 200, and only `code` says
 * so (invoice-management.yaml, examples of the 200 responses).
 */
export function b2bRefusal(
	{ status, title, errors = {} }: ApiError,
	path: string,
): { status: number; body: Row } {
	const named = Object.entries(errors).map(([field, reason]) => `${field}: ${reason}`);
	const body = {
		code: status,
		data: { errMsg: [title, ...named].join('; ') },
		meta: { message: title },
	};
	const isByCodeAlone = /\/io\/ip\//.test(path) && [400, 404, 409, 422].includes(status);
	return { status: isByCodeAlone ? 200 : status, body };
}
