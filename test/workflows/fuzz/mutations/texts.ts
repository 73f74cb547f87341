import type { Random } from '../random';

/** What would become a link and a fetched image where text is shown as a page. */
export const MARKUP =
	'<img src=x onerror=alert(1)><a href="https://evil.example/">click</a><script>alert(1)</script>';

const TEXTS = [
	'is not valid',
	MARKUP,
	'<b>bold</b> & "quoted"',
	'ü — 漢字 🦊',
	'lone \ud800 surrogate',
	'\u0000\u0007 control',
	'line one\nline two\r\nline three',
	'../../etc/passwd',
	'{{ $json.secret }}',
	'=1+1',
	'constructor',
	'x'.repeat(3000),
	'word '.repeat(500),
	'(((((((((((((((((((((((((((((',
	'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!',
	'   ',
	'',
];

export function oddText(random: Random): string {
	return random.pick(TEXTS);
}

/** Lists in lists. */
export function nestedList(depth: number): unknown {
	return JSON.parse(nestedText(depth));
}

export function nestedText(depth: number): string {
	return `${'['.repeat(depth)}${']'.repeat(depth)}`;
}
