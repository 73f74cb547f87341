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
	for (const each of Array.isArray(value) ? (value as unknown[]) : Object.values(value)) {
		if (typeof each === 'object' && hasMoreLevels(each, levels - 1)) return true;
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
		const each = open.pop();
		if (typeof each !== 'object' || each === null) continue;
		if (Object.hasOwn(each, 'toString'))
			Object.defineProperty(each, Symbol.toPrimitive, { value: () => '' });
		for (const inner of Object.values(each)) open.push(inner);
	}
	return value;
}
