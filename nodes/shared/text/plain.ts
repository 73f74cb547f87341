/** Maximum length of foreign text to process with patterns. */
const LONGEST_READ = 4_000;

/** Truncates text to `max` characters, with an ellipsis. */
export function cutText(text: string, max: number): string {
	if (text.length <= max) return text;
	const end = max - 1;
	const code = text.charCodeAt(end - 1);
	// Half of a surrogate pair is not a character.
	const isHalf = code >= 0xd800 && code <= 0xdbff;
	return `${text.slice(0, isHalf ? end - 1 : end)}…`;
}

/** Control characters, and marks that reverse or hide text. Joiners stay, because some scripts need them. */
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Foreign text as one line of at most `max` characters. */
export function plainLine(text: string, max = LONGEST_READ): string {
	// To bytes and back, so that invalid characters are replaced.
	const readable = Buffer.from(cutText(text, LONGEST_READ)).toString();
	return cutText(readable.replace(INVISIBLE, ' ').split(' ').filter(Boolean).join(' '), max);
}

/** The same for text of several lines, at most `max` characters together. */
export function plainLines(text: string, max: number): string {
	const lines = cutText(text, max).split('\n');
	return lines.map((line) => line.replace(INVISIBLE, ' ')).join('\n');
}

/** Whether a body is a web page, or the beginning of one, rather than the text of an API. */
export function isPage(body: string): boolean {
	return /^<(!doctype|html|head|body|\?xml|!--|center|title|h1|p|div)\b/i.test(
		body.slice(0, 200).trimStart(),
	);
}

/** The text at the beginning of a web page. One pass over a few kilobytes. */
export function wordsOfPage(page: string, max: number): string {
	const text = page.slice(0, LONGEST_READ * 4);
	const words: string[] = [];
	for (let at = 0; at >= 0 && at < text.length;) {
		const open = text.indexOf('<', at);
		words.push(text.slice(at, open < 0 ? undefined : open));
		at = open < 0 ? -1 : endOfTag(text, open);
	}
	return plainLine(decodeEntities(words.join(' ')), max);
}

/** Elements of a web page without visible text. */
const WORDLESS = ['script', 'style', 'svg', 'noscript'];

/** The end of a tag, including its content if that is not visible text. @returns -1 if it does not end */
function endOfTag(text: string, open: number): number {
	const isComment = text.startsWith('<!--', open);
	const close = text.indexOf(isComment ? '-->' : '>', open);
	if (close < 0) return -1;
	const name = text.slice(open + 1, open + 10).toLowerCase();
	const wordless = WORDLESS.find((text) => name.startsWith(text));
	return wordless
		? text.toLowerCase().indexOf(`</${wordless}`, close)
		: close + (isComment ? 3 : 1);
}

const ENTITIES: Record<string, string> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' ',
};

function decodeEntities(text: string): string {
	return text.replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (_, name: string) => ENTITIES[name]);
}

/**
 * Prevents text from being rendered. n8n shows descriptions, hints, notices and the descriptions of options as
 * HTML, with working links and images, and messages both as text and as HTML. So markup is replaced in a way that
 * looks the same in both: `<` and `>` become `‹` and `›`, and Markdown links get a space.
 */
export function escapeMarkup(text: string): string {
	return text.replaceAll('<', '‹').replaceAll('>', '›').replaceAll('](', '] (');
}
