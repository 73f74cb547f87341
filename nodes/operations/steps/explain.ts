import type { Step } from '../../../catalog/types';
import { Cancelled } from '../../shared/errors/cancelled';
import { withoutClaims } from '../../shared/http/errorMessages';
import { ApiError } from '../../shared/http/send';
import type { Message } from '../../shared/text/message';
import { InputError } from '../../shared/utils/coerce';
import type { Json } from '../../shared/utils/isObject';
import type { Unit } from './units';

/** Adds to the error of a step what was carried out before it, and what to do. */
export function explain({ did }: Unit, step: Step, error: Error): Error {
	if (error instanceof Cancelled || (did.length === 0 && !(isUnknown(error) && step.unsure)))
		return error;
	const { message, description } =
		error instanceof ApiError
			? withoutClaims(error.explanation)
			: { message: error.message as Message, description: descriptionOf(error) };
	const lines = [
		isUnknown(error) && step.unsure ? step.unsure : description,
		...(did.length > 0 ? [`Carried out before: ${did.join(' ')}`, step.rest ?? ''] : []),
	];
	const told = { message, description: lines.filter(Boolean).join('\n') };
	if (!(error instanceof ApiError)) return new ApiError(told, 'refused');
	const fate = error.fate === 'unsent' ? 'refused' : error.fate;
	return new ApiError(told, fate, error.failure, error.answer);
}

function descriptionOf(error: Error): string {
	return (error instanceof InputError ? error.description : undefined) ?? '';
}

/** Whether it is not known whether a request was carried out. */
export function isUnknown(error: Error | undefined): boolean {
	return error instanceof ApiError && error.fate === 'unknown';
}

/** The refusal of an item by a check of the catalog. */
export function refusal(texts: { message: string; advice: string }, values: Json): InputError {
	// docs/errors.md has these messages, too: scripts/docs/messages.mjs reads them from the catalog.
	return new InputError(fill(texts.message, values) as Message, fill(texts.advice, values));
}

function fill(text: string, values: Json): string {
	return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
