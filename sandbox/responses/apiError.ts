import type { Server } from '../../catalog/types';

/** An error response. The version of the API determines its format (see `renderError`). */
export class ApiError extends Error {
	constructor(
		readonly status: number,
		readonly title: string,
		/** Messages by field, as V3 has them under `errors` and V2 under `details`. */
		readonly errors?: Record<string, string>,
		/** A body that replaces the usual one, for endpoints with a different format. */
		readonly body?: unknown,
	) {
		super(title);
	}
}

/** 404 with BigCommerce's message. */
export function notFound(): ApiError {
	return new ApiError(404, 'The requested resource was not found.');
}

/** 422 for missing or invalid fields. */
export function invalid(errors: Record<string, string>): ApiError {
	return new ApiError(422, 'JSON data is missing or invalid', errors);
}

/** 409 for a value that must be unique. */
export function conflict(title: string, errors: Record<string, string> = {}): ApiError {
	return new ApiError(409, title, errors);
}

const TYPE = 'https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes';

/** The V3 error object, also used inside batch responses. */
export function problem(status: number, title: string, errors?: Record<string, string>) {
	return { status, title, type: TYPE, ...(errors && { errors }) };
}

/** The body of an error: an object in V3, an array in V2 (bigcommerce-limits-errors.md, "Error body shapes"). */
export function renderError(fault: ApiError, server: Server): unknown {
	if (fault.body !== undefined) return fault.body;
	if (server !== 'v2') return problem(fault.status, fault.title, fault.errors);
	const entries = Object.entries(fault.errors ?? {});
	if (entries.length === 0) return [{ status: fault.status, message: fault.title }];
	return entries.map(([field, reason]) => ({
		status: fault.status,
		message: `The field '${field}' is invalid.`,
		details: { invalid_reason: reason },
	}));
}
