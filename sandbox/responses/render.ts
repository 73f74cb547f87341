import type { Server } from '../../catalog/types';
import type { Fault } from './apiError';

const TYPE = 'https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes';

/** The V3 error object, also used inside batch responses. */
export function problem(status: number, title: string, errors?: Record<string, string>) {
	return { status, title, type: TYPE, ...(errors && { errors }) };
}

/** The body of an error: an object in V3, an array in V2 (bigcommerce-limits-errors.md, "Error body shapes"). */
export function renderFault(fault: Fault, server: Server): unknown {
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
