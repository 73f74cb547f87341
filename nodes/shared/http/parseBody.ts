/** More levels than any answer of BigCommerce has, and few enough for every function that walks through them. */
const MOST_LEVELS = 200;

/**
 * What the bytes of an answer hold: parsed JSON, or the text where it is no JSON, as with a web page or an answer that was
 * cut off. Nothing, blanks and `null` are undefined.
 */
export function parse(bytes: Buffer): unknown {
	const text = withoutMark(bytes.toString('utf8'));
	if (text.trim() === '') return undefined;
	try {
		const value: unknown = JSON.parse(text) ?? undefined;
		return hasMoreLevels(value, MOST_LEVELS) ? text : value;
	} catch {
		return text;
	}
}

/** Some servers put the mark of Unicode before JSON. */
function withoutMark(text: string): string {
	return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function hasMoreLevels(value: unknown, levels: number): boolean {
	if (typeof value !== 'object' || value === null) return false;
	if (levels === 0) return true;
	for (const each of Array.isArray(value) ? (value as unknown[]) : Object.values(value)) {
		if (typeof each === 'object' && hasMoreLevels(each, levels - 1)) return true;
	}
	return false;
}
