import type { Finding } from './evidence';

/** Words of libraries, engines and sockets, which say nothing to a person. */
const RAW = [
	/Cannot (?:read|set|destructure|convert|access|use)/,
	/\bundefined\b/,
	/is not (?:a function|iterable|an object|defined|a constructor)/,
	/Unexpected (?:token|end|non-whitespace|string|number|identifier)/i,
	/Expected .+ in JSON/,
	/in JSON at position/,
	/Maximum call stack/,
	/Invalid (?:array|string) length/,
	/\bE(?:CONN|PIPE|TIMEDOUT|NOTFOUND|HOST|NET|AI_)[A-Z_]*/,
	/\bERR_[A-Z_]+|HPE_[A-Z_]+|Z_[A-Z]+_ERROR\b/,
	/socket hang up|Parse Error|incorrect header check|unexpected end of file|stream (?:has been )?aborted/i,
	/\bat .+[/\\].+:\d+:\d+/,
	/\[object \w+\]/,
	/\b(?:Type|Range|Syntax|Reference|Axios|Zod|Assertion)Error\b/,
	/invalid_type|invalid_union|unrecognized_keys|Expected (?:string|number|object|array|boolean), received/,
	/Request failed with status code|maxContentLength|timeout of \d+ms/,
	/\bNaN\b|\bInfinity\b/,
];

/** What a text shows of a library's own words; undefined where it shows none. */
function rawTextIn(text: string): string | undefined {
	return RAW.map((pattern) => pattern.exec(text)?.[0]).find(Boolean);
}

/** Tags that n8n would show as what they are. */
function markupIn(text: string): string | undefined {
	return /<(?:img|script|a|b|title|h1|html)\b[^>]*>?/i.exec(text)?.[0];
}

/** The longest that one message may be and still be read. */
const LONGEST_TEXT = 10_000;

/** What is wrong with a text that a person reads. */
export function rawFindings(text: string): Finding[] {
	const [raw, markup] = [rawTextIn(text), markupIn(text)];
	return [
		...(raw
			? [{ invariant: 'no raw text of a library', detail: `"${raw}" in: ${text.slice(0, 300)}` }]
			: []),
		...(markup
			? [{ invariant: 'what is shown is text', detail: `"${markup}" in: ${text.slice(0, 300)}` }]
			: []),
		...(text.length > LONGEST_TEXT
			? [
					{
						invariant: 'messages are short',
						detail: `${text.length} characters: ${text.slice(0, 100)}`,
					},
				]
			: []),
	];
}

/** Whether a text says that something may have been done. */
export function saysUnknown(text: string): boolean {
	return /not known|look (?:first|in the store|for it|at the)|may have been/i.test(text);
}
