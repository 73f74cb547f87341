import { redact } from '../text/redact';
import {
	secretsHandedOut,
	secretsInHeaders,
	secretsOfAccount,
	splitComplaints,
} from '../text/secrets';
import type { HttpOutcome } from './types';
import type { Connection } from './types';

/** What a request proves itself by: the credential, and what is in its own headers. */
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
 * An answer in which none of the secrets can be read that were sent with the request, neither in its body nor in its headers.
 * What the answer hands out itself stays where it belongs, and is not repeated in what it says went wrong.
 */
export function redactAnswer(outcome: HttpOutcome, secrets: string[]): HttpOutcome {
	if (!('answer' in outcome)) return outcome;
	const { status, headers, body } = outcome.answer;
	return {
		...outcome,
		answer: {
			status,
			headers: redact(headers, secrets),
			body: withDiscreetComplaints(redact(body, secrets)),
		},
	};
}

function withDiscreetComplaints(body: unknown): unknown {
	if (typeof body !== 'object' || body === null || Array.isArray(body) || Buffer.isBuffer(body))
		return body;
	const { complaints, rest } = splitComplaints(body as Record<string, unknown>);
	if (Object.keys(complaints).length === 0) return body;
	const handedOut = secretsHandedOut(rest);
	return handedOut.length > 0 ? { ...rest, ...redact(complaints, handedOut) } : body;
}
