import type { HonoRequest } from 'hono';
import { createHash } from 'node:crypto';
import type { Operation, Schema } from '../../catalog/types';
import { ApiError, invalid } from '../responses/apiError';
import { isRow } from '../state/row';

/** An uploaded file, without its content. */
export interface Upload {
	filename: string;
	size: number;
	type: string;
	/** Hash of its bytes, to check that they arrived unchanged. */
	sha256: string;
	text: string;
}

/** Checks whether a part of a form is a file. */
export function isUpload(value: unknown): value is Upload {
	return isRow(value) && typeof value.filename === 'string' && typeof value.size === 'number';
}

/** Reads the body of a request: JSON, or a form if the operation accepts files. */
export async function readBody(request: HonoRequest, operation: Operation): Promise<unknown> {
	const type = request.header('content-type') ?? '';
	if (type.startsWith('multipart/form-data')) return readForm(request, operation);
	const text = await request.text();
	if (text.trim() === '') {
		if (operation.body?.required) throw emptyBody(operation);
		return undefined;
	}
	if (!operation.body && operation.method === 'GET') {
		throw new ApiError(400, 'This endpoint does not take a request body.');
	}
	try {
		return JSON.parse(text) as unknown;
	} catch (error) {
		throw new ApiError(400, 'Input is invalid.', {
			body: `The JSON is malformed: ${(error as Error).message}`,
		});
	}
}

function emptyBody(operation: Operation): ApiError {
	const errors = { body: 'A request body is required.' };
	return operation.server === 'v2'
		? new ApiError(400, 'Input is invalid.', errors)
		: invalid(errors);
}

async function readForm(
	request: HonoRequest,
	{ body }: Operation,
): Promise<Record<string, unknown>> {
	const form = await request.formData();
	const fields: Record<string, unknown> = {};
	for (const [name, value] of form.entries()) {
		fields[name] =
			typeof value === 'string'
				? typed(value, body?.schema.properties?.[name]?.type)
				: await readUpload(value);
	}
	return fields;
}

/** Converts the values of a form, which are all text. */
function typed(text: string, type: Schema['type']): unknown {
	if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
	return (type === 'integer' || type === 'number') &&
		text.trim() !== '' &&
		!Number.isNaN(Number(text))
		? Number(text)
		: text;
}

async function readUpload(file: File): Promise<Upload> {
	const bytes = Buffer.from(await file.arrayBuffer());
	return {
		filename: file.name,
		size: file.size,
		type: file.type,
		sha256: createHash('sha256').update(bytes).digest('hex'),
		text: bytes.toString('utf8'),
	};
}

/** A body for the log: as sent, without the content of files. */
export function forLog(body: unknown): unknown {
	if (!isRow(body)) return structuredClone(body);
	const entries = Object.entries(body).map(([name, value]) => [
		name,
		isUpload(value) ? { ...value, text: undefined } : value,
	]);
	return structuredClone(Object.fromEntries(entries));
}
