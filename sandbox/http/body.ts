import type { HonoRequest } from 'hono';
import type { Operation } from '../../catalog/types';
import { Fault, invalid } from '../answers/fault';
import { isRow } from '../state/row';

/** A file that was uploaded; its content is not kept. */
export interface Upload {
	filename: string;
	size: number;
	type: string;
	text: string;
}

/** Whether a part of a form is a file. */
export function isUpload(value: unknown): value is Upload {
	return isRow(value) && typeof value.filename === 'string' && typeof value.size === 'number';
}

/** Reads the body of a request: JSON, or the parts of a form where the operation takes files. */
export async function readBody(request: HonoRequest, operation: Operation): Promise<unknown> {
	const type = request.header('content-type') ?? '';
	if (type.startsWith('multipart/form-data')) return readForm(request);
	const text = await request.text();
	if (text.trim() === '') {
		if (operation.body?.required) throw emptyBody(operation);
		return undefined;
	}
	if (!operation.body && operation.method === 'GET') {
		throw new Fault(400, 'This endpoint does not take a request body.');
	}
	try {
		return JSON.parse(text) as unknown;
	} catch (error) {
		throw new Fault(400, 'Input is invalid.', { body: `The JSON is malformed: ${(error as Error).message}` });
	}
}

function emptyBody(operation: Operation): Fault {
	const errors = { body: 'A request body is required.' };
	return operation.server === 'v2' ? new Fault(400, 'Input is invalid.', errors) : invalid(errors);
}

async function readForm(request: HonoRequest): Promise<Record<string, unknown>> {
	const form = await request.formData();
	const fields: Record<string, unknown> = {};
	for (const [name, value] of form.entries()) {
		fields[name] = typeof value === 'string' ? value : await readUpload(value);
	}
	return fields;
}

async function readUpload(file: File): Promise<Upload> {
	return { filename: file.name, size: file.size, type: file.type, text: await file.text() };
}
