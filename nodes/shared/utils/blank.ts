/** Invisible characters that `trim` keeps: zero-width spaces and joiners. */
const INVISIBLE = /[\u200b-\u200d\u2060]/g;

/** Whether text is empty or invisible. */
export function isBlankText(text: string): boolean {
	return text.replaceAll(INVISIBLE, '').trim() === '';
}

/** Whether there is no value: undefined, null, NaN, or invisible text. */
export function isBlank(value: unknown): boolean {
	if (value === undefined || value === null || Number.isNaN(value)) return true;
	if (typeof value === 'string') return isBlankText(value);
	return value instanceof Date && Number.isNaN(value.getTime());
}

/** Whether a value is an empty list or object, also as JSON text. */
export function isEmptyList(value: unknown): boolean {
	if (typeof value === 'string') return /^\[\s*\]$/.test(value.trim());
	return Array.isArray(value) && value.length === 0;
}

/** Whether a list is empty or has only blank values: `[null]`, `,`. */
export function hasOnlyBlanks(value: unknown): boolean {
	if (typeof value === 'string') return isEmptyList(value) || value.split(',').every(isBlankText);
	return Array.isArray(value) && value.every(isBlank);
}

/** Whether text is a stringified missing value, as in `"/orders/" + undefined`. */
export function isStray(value: unknown): boolean {
	return typeof value === 'string' && STRAY.test(value.trim());
}

const STRAY = /^(undefined|null|NaN|\[object \w+\])$/;

/** Whether a saved parameter is or contains an expression. */
export function hasExpression(raw: unknown): boolean {
	if (typeof raw === 'string') return raw.startsWith('=');
	return typeof raw === 'object' && raw !== null && Object.values(raw).some(hasExpression);
}
