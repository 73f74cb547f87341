/** An error response. The version of the API determines its format (see render.ts). */
export class Fault extends Error {
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
export function notFound(): Fault {
	return new Fault(404, 'The requested resource was not found.');
}

/** 422 for missing or invalid fields. */
export function invalid(errors: Record<string, string>): Fault {
	return new Fault(422, 'JSON data is missing or invalid', errors);
}

/** 409 for a value that must be unique. */
export function conflict(title: string, errors: Record<string, string> = {}): Fault {
	return new Fault(409, title, errors);
}
