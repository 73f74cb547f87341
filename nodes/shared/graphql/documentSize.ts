import { InputError } from '../utils/coerce';
import { Lexer, Source, TokenKind } from './language';
import { msg } from '../text/message';

/** BigCommerce accepts at most 16 levels of fields. Arguments add some. Parsing more would only keep n8n busy. */
const MOST_CHARACTERS = 100_000;
const MOST_WORDS = 10_000;
const MOST_LEVELS = 100;
/** BigCommerce's complexity limit is 10,000 per query. */
export const MOST_FIELDS = 20_000;

const OPENS = new Set<string>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSES = new Set<string>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Refuses text that would block n8n in the parser or overflow the stack.
 * @throws InputError for a text that is too long or nested too deeply
 */
export function assertReadable(text: string): void {
	const advice = 'Move long values to variables, and request less in one query. Nothing was sent.';
	if (text.length > MOST_CHARACTERS)
		throw new InputError(
			msg`The query is longer than ${MOST_CHARACTERS.toLocaleString('en')} characters`,
			advice,
		);
	const lexer = new Lexer(new Source(text));
	let level = 0;
	for (let words = 0; ; words++) {
		const kind = kindOfNext(lexer);
		if (kind === undefined || kind === TokenKind.EOF) return;
		if (words >= MOST_WORDS)
			throw new InputError(
				msg`The query has more than ${MOST_WORDS.toLocaleString('en')} words and signs`,
				advice,
			);
		if (OPENS.has(kind)) level += 1;
		else if (CLOSES.has(kind)) level -= 1;
		if (level > MOST_LEVELS)
			throw new InputError(msg`The query is nested more than ${MOST_LEVELS} levels deep`, advice);
	}
}

/** The next token kind; undefined if it cannot be read, which the parser reports better. */
function kindOfNext(lexer: Lexer): TokenKind | undefined {
	try {
		return lexer.advance().kind;
	} catch {
		return undefined;
	}
}

/** Counts the fields that a walk through a query visits. @throws InputError when there are too many */
export function createFieldCounter(): () => void {
	let visited = 0;
	return () => {
		visited += 1;
		if (visited > MOST_FIELDS)
			throw new InputError(
				msg`The query asks for more than ${MOST_FIELDS.toLocaleString('en')} fields, with its fragments put in`,
				'BigCommerce accepts far fewer in one request. Request fewer fields, or use fragments in fewer places. Nothing was sent.',
			);
	};
}
