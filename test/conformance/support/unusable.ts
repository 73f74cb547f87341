import Ajv from 'ajv';
import addFormats from 'ajv-formats';

import type { HttpOperation } from './specifications';

// Each schema is compiled once, so there is nothing to gain from optimizing it.
const ajv = new Ajv({ strict: false, logger: false, code: { optimize: false } });
addFormats(ajv);

/**
 * Takes the patterns that are no regular expressions out of an operation. Prism skips a schema that does not compile without
 * a word, and so would check nothing of it.
 * @returns what was taken out of the request and of the answers; @throws when a schema does not compile for another reason
 */
export function withoutUnusable(operation: HttpOperation): { request: string[]; answer: string[] } {
	const found = { request: new Set<string>(), answer: new Set<string>() };
	dropBadPatterns(operation.request, new Set(), found.request);
	dropBadPatterns(operation.responses, new Set(), found.answer);
	const { __bundled__ } = operation as { __bundled__?: unknown };
	for (const schema of schemasOf(operation)) ajv.compile({ ...schema, __bundled__ });
	return { request: [...found.request].sort(), answer: [...found.answer].sort() };
}

function dropBadPatterns(value: unknown, seen: Set<unknown>, found: Set<string>): void {
	if (typeof value !== 'object' || value === null || seen.has(value)) return;
	seen.add(value);
	const schema = value as { pattern?: unknown };
	if (typeof schema.pattern === 'string' && !isRegularExpression(schema.pattern)) {
		found.add(`specification: ${schema.pattern} is not a regular expression`);
		delete schema.pattern;
	}
	Object.values(value).forEach((value) => dropBadPatterns(value, seen, found));
}

/** As JSON Schema reads them: with Unicode. */
function isRegularExpression(pattern: string): boolean {
	try {
		new RegExp(pattern, 'u');
		return true;
	} catch {
		return false;
	}
}

function schemasOf({ request, responses }: HttpOperation): object[] {
	const contents = [
		...(request?.body?.contents ?? []),
		...responses.flatMap(({ contents: list }) => list ?? []),
	];
	return [
		...contents,
		...(request?.query ?? []),
		...(request?.path ?? []),
		...(request?.headers ?? []),
	].flatMap(({ schema }) => schema ?? []);
}
