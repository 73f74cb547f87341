import { redact } from '../text/redact';
import {
	secretsHandedOut,
	secretsInHeaders,
	secretsOfAccount,
	splitComplaints,
} from '../text/secrets';
import type { HttpOutcome, Connection } from './types';

/** More levels than any response of BigCommerce has, and few enough for recursive functions. */
const MOST_LEVELS = 200;

/**
 * Parses the bytes of a response: JSON, or text if it is not JSON, such as a web page or a response that was
 * cut off. Empty content, whitespace and `null` become undefined.
 */
export function parse(bytes: Buffer): unknown {
	const text = withoutMark(bytes.toString('utf8'));
	if (text.trim() === '') return undefined;
	try {
		const value: unknown = JSON.parse(text) ?? undefined;
		return hasMoreLevels(value, MOST_LEVELS) ? text : printable(value, text);
	} catch {
		return text;
	}
}

/** Some servers send a byte order mark before JSON. */
function withoutMark(text: string): string {
	return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function hasMoreLevels(value: unknown, levels: number): boolean {
	if (typeof value !== 'object' || value === null) return false;
	if (levels === 0) return true;
	for (const child of Array.isArray(value) ? (value as unknown[]) : Object.values(value)) {
		if (typeof child === 'object' && hasMoreLevels(child, levels - 1)) return true;
	}
	return false;
}

/**
 * An object with a field `toString` cannot be converted to text: JavaScript would call the field. Such objects get a
 * conversion that is no field, so that it is not output.
 */
function printable(value: unknown, text: string): unknown {
	if (!text.includes('toString') && !text.includes('\\u')) return value;
	const open: unknown[] = [value];
	while (open.length > 0) {
		const value = open.pop();
		if (typeof value !== 'object' || value === null) continue;
		if (Object.hasOwn(value, 'toString'))
			Object.defineProperty(value, Symbol.toPrimitive, { value: () => '' });
		for (const inner of Object.values(value)) open.push(inner);
	}
	return value;
}

/** Maximum length of a refusal that is not JSON. */
const MOST_TEXT = 10_000;

/** The secrets of a request: from the credential and from its headers. */
export function secretsOfRequest(
	{ account }: Pick<Connection, 'account'>,
	headers: object | undefined,
): string[] {
	return [
		...secretsOfAccount(account),
		...secretsInHeaders(headers as Record<string, unknown> | undefined),
	];
}

/**
 * Masks the secrets of the request in the body and the headers of the response.
 * Secrets that the response itself returns stay in place, but are masked in its error texts.
 */
export function redactAnswer(outcome: HttpOutcome, secrets: string[]): HttpOutcome {
	if (!('answer' in outcome)) return outcome;
	const { status, headers, body } = outcome.answer;
	return {
		...outcome,
		answer: {
			status,
			headers: redact(headers, secrets),
			body: withDiscreetComplaints(shortened(status, redact(body, secrets))),
		},
	};
}

/** Cut only after secrets are masked: the beginning of a secret would not be recognized. */
function shortened(status: number, body: unknown): unknown {
	return status >= 300 && typeof body === 'string' ? body.slice(0, MOST_TEXT) : body;
}

function withDiscreetComplaints(body: unknown): unknown {
	if (typeof body !== 'object' || body === null || Array.isArray(body) || Buffer.isBuffer(body))
		return body;
	const { complaints, rest } = splitComplaints(body as Record<string, unknown>);
	if (Object.keys(complaints).length === 0) return body;
	const handedOut = secretsHandedOut(rest);
	return handedOut.length > 0 ? { ...rest, ...redact(complaints, handedOut) } : body;
}
