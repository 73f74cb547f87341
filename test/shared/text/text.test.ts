import {
	escapeMarkup,
	cutText,
	isPage,
	plainLine,
	plainLines,
	wordsOfPage,
} from '../../../nodes/shared/text/plain';
import { addHints } from '../../../nodes/shared/text/hints';

describe('markup is taken apart', () => {
	it.each([
		['<a href="https://evil.example">click</a>', '‹a href="https://evil.example"›click‹/a›'],
		['<img src=x onerror=alert(1)>', '‹img src=x onerror=alert(1)›'],
		['[click](https://evil.example)', '[click] (https://evil.example)'],
		['![](https://evil.example/pixel.png)', '![] (https://evil.example/pixel.png)'],
		['a < b && c > d', 'a ‹ b && c › d'],
		['&lt;b&gt;', '&lt;b&gt;'],
		['nothing of the kind', 'nothing of the kind'],
	])('%s', (text, expected) => {
		expect(escapeMarkup(text)).toBe(expected);
		expect(escapeMarkup(escapeMarkup(text))).toBe(expected);
	});
});

describe('texts are cut', () => {
	it.each([
		['short', 10, 'short'],
		['exactly ten', 11, 'exactly ten'],
		['a text that is longer', 10, 'a text th…'],
		['12345678😀9', 10, '12345678…'],
	])('%s to %d', (text, max, expected) => {
		expect(cutText(text, max)).toBe(expected);
		expect(cutText(text, max).length).toBeLessThanOrEqual(max);
	});

	it('and become one line without what cannot be seen', () => {
		expect(plainLine(' a\r\nb\u0000\u202e  c\u200b\td ')).toBe('a b c d');
		expect(plainLine('می‌خواهم 👨‍👩‍👧')).toBe('می‌خواهم 👨‍👩‍👧');
		expect(plainLine('half \ud83d of a pair')).toBe('half \ufffd of a pair');
	});

	it('of several lines keeps them, and nothing hidden', () => {
		expect(plainLines('a\u202eb\n- c\u200b\u0007', 100)).toBe('a b\n- c  ');
	});
});

describe('a web page', () => {
	it.each([
		['<!doctype html><html><body>x</body></html>', true],
		['\n\n  <HTML lang="en">', true],
		['<?xml version="1.0"?>', true],
		['<h1>502 Bad Gateway</h1>', true],
		['Unauthorized', false],
		['', false],
		['{"a": "<html>"}', false],
		['<sku> is not valid', false],
	])('%s: %s', (body, expected) => {
		expect(isPage(body)).toBe(expected);
	});

	it.each([
		['<h1>Bad</h1><p>Gateway</p>', 'Bad Gateway'],
		['<style>a{}</style><script>let a = "</p>";</script>Seen', 'Seen'],
		['<!-- <b>hidden</b> -->Seen', 'Seen'],
		['Cut <a href="', 'Cut'],
		['<script>never ends', ''],
		['Fish &amp; chips&nbsp;&lt;3', 'Fish & chips <3'],
	])('%s has the words "%s"', (page, words) => {
		expect(wordsOfPage(page, 100)).toBe(words);
	});
});

describe('hints', () => {
	const shownFor = (messages: string[], secrets: string[] = []) => {
		const shown: string[] = [];
		addHints(
			{ addExecutionHints: (...hints) => shown.push(...hints.map(({ message }) => message)) },
			messages,
			secrets,
		);
		return shown;
	};

	it('are shown once, as text, cut, and without secrets', () => {
		expect(
			shownFor(
				['one', 'one', '<img src=x>', 'the token abcdefghij0123456789'],
				['abcdefghij0123456789'],
			),
		).toEqual(['one', '‹img src=x›', 'the token [removed]']);
		expect(shownFor(['x'.repeat(5_000_000)])[0]).toHaveLength(1_000);
	});

	it('end somewhere', () => {
		const shown = shownFor(Array.from({ length: 500 }, (_, index) => `hint ${index}`));
		expect(shown).toHaveLength(31);
		expect(shown.at(-1)).toBe('470 more notes are not shown.');
	});
});
