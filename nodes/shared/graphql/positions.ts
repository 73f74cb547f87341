import type { GraphQlError } from './graphQlErrors';

type Place = { line: number; column: number };

/**
 * Errors with their places in the query that a user wrote. The node adds fields and variables to a query, which moves its
 * parts.
 * @param sent the query as it was sent
 * @param written the query as the user wrote it; undefined if the document is the node's own, so that places mean nothing
 */
export function withPlacesIn(
	errors: GraphQlError[],
	sent: string,
	written: string | undefined,
): GraphQlError[] {
	if (sent === written) return errors;
	return errors.map(({ locations = [], ...error }) => {
		const [place] = locations;
		const found = place && written !== undefined ? placeIn(written, sent, place) : undefined;
		return found ? { ...error, locations: [found] } : error;
	});
}

/** The same occurrence of the same name; undefined if the texts do not have it equally often. */
function placeIn(written: string, sent: string, place: Place): Place | undefined {
	const at = offsetOf(sent, place);
	const [name] = /^[$@]?[_A-Za-z]\w*/.exec(sent.slice(at)) ?? [];
	if (name === undefined) return undefined;
	const [before, after] = [offsetsOf(name, sent), offsetsOf(name, withoutComments(written))];
	const index = before.indexOf(at);
	if (index < 0 || before.length !== after.length) return undefined;
	const lines = written.slice(0, after[index]).split('\n');
	return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

function offsetOf(text: string, { line, column }: Place): number {
	const before = text.split('\n').slice(0, line - 1);
	return before.reduce((sum, { length }) => sum + length + 1, 0) + column - 1;
}

function offsetsOf(name: string, text: string): number[] {
	const pattern = new RegExp(`(?<![\\w$@])${name.replace('$', '\\$')}(?!\\w)`, 'g');
	return [...text.matchAll(pattern)].map(({ index }) => index);
}

/** The node's rewritten query has no comments. */
function withoutComments(text: string): string {
	return text.replaceAll(/#[^\n]*/g, (comment) => ' '.repeat(comment.length));
}
