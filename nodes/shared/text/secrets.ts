import type { Json } from '../utils/isObject';

/** Headers that contain credentials. */
const PROVES = /authorization|token|secret|password|cookie|session|signature|api-?key/i;

/** The secrets in the headers of a request: values without their scheme, such as `Bearer`. */
export function secretsInHeaders(headers: Readonly<Record<string, unknown>> = {}): string[] {
	const proofs = Object.entries(headers)
		.filter(([name]) => PROVES.test(name))
		.map(([, value]) => String(value));
	return [...new Set(proofs.flatMap(partsOf).filter(isLikelySecret))];
}

/** The last word of a value, each part of it, the values of `name=value`, and the user and password of `Basic`. */
function partsOf(proof: string): string[] {
	const [, basic] = /^\s*basic\s+(\S+)/i.exec(proof) ?? [];
	const pair = basic === undefined ? '' : Buffer.from(basic, 'base64').toString();
	return [
		proof.slice(proof.lastIndexOf(' ') + 1),
		...proof
			.split(/[\s;,]+/)
			.flatMap((part) => [part, part.slice(part.indexOf('=') + 1).replaceAll('"', '')]),
		pair,
		pair.slice(pair.indexOf(':') + 1),
	];
}

/** The secrets of a credential. The client ID is not secret: BigCommerce includes it in records. */
export function secretsOfAccount({
	accessToken,
	clientSecret,
}: {
	accessToken: string;
	clientSecret?: string;
}): string[] {
	return [accessToken, clientSecret ?? ''].filter(isLikelySecret);
}

/** Real secrets are long or mixed. Possible words are not masked, because that would make text unreadable. */
function isLikelySecret(text: string): boolean {
	return text.length >= 16 || (text.length >= 8 && /\d/.test(text) && /[a-z]/i.test(text));
}

/** Fields in which BigCommerce returns a secret. */
const HANDS_OUT = /(^|_)(token|secret|password|jwt)$|[a-z](Token|Secret)$/;
/** The error fields of a response. */
const COMPLAINTS = [
	'errors',
	'batch_errors',
	'field_errors',
	'error',
	'details',
	'title',
	'detail',
	'message',
	'warnings',
];
const DEEPEST = 6;

/** Splits a response into its errors and the rest. */
export function splitComplaints(body: Json): { complaints: Json; rest: Json } {
	const entries = Object.entries(body);
	return {
		complaints: Object.fromEntries(entries.filter(([name]) => COMPLAINTS.includes(name))),
		rest: Object.fromEntries(entries.filter(([name]) => !COMPLAINTS.includes(name))),
	};
}

/** The secrets that a response returns, at any depth. */
export function secretsHandedOut(value: unknown, depth = 0): string[] {
	if (typeof value !== 'object' || value === null || Buffer.isBuffer(value) || depth > DEEPEST)
		return [];
	return Object.entries(value as Json).flatMap(([name, value]) => {
		if (typeof value !== 'string') return secretsHandedOut(value, depth + 1);
		return HANDS_OUT.test(name) && !/\s/.test(value) && isLikelySecret(value) ? [value] : [];
	});
}
