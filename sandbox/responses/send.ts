import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Operation } from '../../catalog/types';
import { keyOf } from '../catalog';
import type { Answer } from './response';
import { successOf } from './success';

/** Wraps a response in the operation's envelope from the catalog. */
export function send(context: Context, operation: Operation, answer: Answer): Response {
	const success = successOf(keyOf(operation), answer.status);
	const status = (success?.status ?? answer.status ?? 200) as ContentfulStatusCode;
	if (answer.file) {
		return context.body(answer.file.text, status, { 'Content-Type': answer.file.contentType });
	}
	if (answer.body !== undefined) return context.json(answer.body, status);
	if (answer.data === undefined || answer.status === 204) {
		if (!success) return context.body(null, 204);
		return success.empty ? context.json(success.empty, status) : context.body(null, status);
	}
	if (operation.answer.envelope === 'bare' && !answer.meta)
		return context.json(answer.data, status);
	return context.json({ data: answer.data, meta: answer.meta ?? {} }, status);
}
