import { redact } from '../text/redact';
import {
	secretsHandedOut,
	secretsInHeaders,
	secretsOfAccount,
	splitComplaints,
} from '../text/secrets';
import type { HttpOutcome } from './types';
import type { Connection } from './types';

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
