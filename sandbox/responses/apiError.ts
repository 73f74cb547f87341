/** A refusal. The version of the API decides how it is written (see render.ts). */
export class Fault extends Error {
	constructor(
		readonly status: number,
		readonly title: string,
		/** Messages by field, as V3 has them under `errors` and V2 under `details`. */
		readonly errors?: Record<string, string>,
		/** A body that replaces the usual one, where an endpoint has its own shape. */
		readonly body?: unknown,
	) {
		super(title);
	}
}

/** 404 as BigCommerce words it. */
export function notFound(): Fault {
	return new Fault(404, 'The requested resource was not found.');
}

/** 422 for fields that are missing or wrong. */
export function invalid(errors: Record<string, string>): Fault {
	return new Fault(422, 'JSON data is missing or invalid', errors);
}

/** 409 for a value that must be unique. */
export function conflict(title: string, errors: Record<string, string> = {}): Fault {
	return new Fault(409, title, errors);
}
