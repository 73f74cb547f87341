/** Characters that show nothing and that `trim` leaves: zero-width spaces and joiners. */
const INVISIBLE = /[\u200b-\u200d\u2060]/g;

/** Whether a text shows nothing. */
export function isBlankText(text: string): boolean {
	return text.replaceAll(INVISIBLE, '').trim() === '';
}

/** Whether there is no value: nothing, null, NaN, or a text that shows nothing. */
export function isBlank(value: unknown): boolean {
	if (value === undefined || value === null || Number.isNaN(value)) return true;
	if (typeof value === 'string') return isBlankText(value);
	return value instanceof Date && Number.isNaN(value.getTime());
}

/** Whether a list or an object is there and has nothing in it, also as JSON text. */
export function isEmptyList(value: unknown): boolean {
	if (typeof value === 'string') return /^\[\s*\]$/.test(value.trim());
	return Array.isArray(value) && value.length === 0;
}

/** Whether nothing is left of a list once its blanks are dropped: `[null]`, `,`. An empty list counts as well. */
export function hasOnlyBlanks(value: unknown): boolean {
	if (typeof value === 'string') return isEmptyList(value) || value.split(',').every(isBlankText);
	return Array.isArray(value) && value.every(isBlank);
}

/** Whether a text is what languages write for a value that is not there, as in `"/orders/" + undefined`. */
export function isStray(value: unknown): boolean {
	return typeof value === 'string' && STRAY.test(value.trim());
}

const STRAY = /^(undefined|null|NaN|\[object \w+\])$/;

/** Whether a parameter, as it is saved, gets its value or a part of it from an expression. */
export function hasExpression(raw: unknown): boolean {
	if (typeof raw === 'string') return raw.startsWith('=');
	return typeof raw === 'object' && raw !== null && Object.values(raw).some(hasExpression);
}
