/** How much of a foreign text is looked at, however long it is. Patterns run over no more than this. */
export const LONGEST_READ = 4_000;

/** A text of at most `max` characters; one that was longer ends with an ellipsis. */
export function cutText(text: string, max: number): string {
	if (text.length <= max) return text;
	const end = max - 1;
	const code = text.charCodeAt(end - 1);
	// Half of a surrogate pair is no character.
	const isHalf = code >= 0xd800 && code <= 0xdbff;
	return `${text.slice(0, isHalf ? end - 1 : end)}…`;
}

/** Control characters and the marks by which text runs backwards or hides. Joiners stay: some scripts need them. */
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A foreign text as one line of at most `max` characters. */
export function plainLine(text: string, max = LONGEST_READ): string {
	// Bytes and back: what is no character becomes one that can be stored.
	const readable = Buffer.from(cutText(text, LONGEST_READ)).toString();
	return cutText(readable.replace(INVISIBLE, ' ').split(' ').filter(Boolean).join(' '), max);
}

/** Whether a body is a web page, or the beginning of one, rather than the text of an API. */
export function isPage(body: string): boolean {
	return /^<(!doctype|html|head|body|\?xml|!--|center|title|h1|p|div)\b/i.test(
		body.slice(0, 200).trimStart(),
	);
}

/** The words of a web page, from its beginning. One pass over some kilobytes, whatever the page. */
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

/** Parts of a web page that hold no words for people. */
const WORDLESS = ['script', 'style', 'svg', 'noscript'];

/** Where a tag ends, together with what it holds where that is no text. @returns -1 where it does not end */
function endOfTag(text: string, open: number): number {
	const isComment = text.startsWith('<!--', open);
	const close = text.indexOf(isComment ? '-->' : '>', open);
	if (close < 0) return -1;
	const name = text.slice(open + 1, open + 10).toLowerCase();
	const wordless = WORDLESS.find((each) => name.startsWith(each));
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
