import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messagesIn, messagesOf, parsed } from '../../scripts/docs/messages.mjs';

const root = join(import.meta.dirname, '..', '..');
const document = readFileSync(join(root, 'docs/errors.md'), 'utf8');
const headings = [...document.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading);
const inSources = messagesOf(root);

test('every message of the sources is explained in docs/errors.md, under its first sentence', () => {
	const missing = inSources
		.filter(({ message }) => !headings.includes(message))
		.map(({ message, file }) => `${file}: ### ${message}`);

	expect(missing).toEqual([]);
});

test('docs/errors.md explains nothing that the package does not say any more', () => {
	const said = new Set(inSources.map(({ message }) => message));

	expect(headings.filter((heading) => !said.has(heading))).toEqual([]);
});

test('what docs/errors.md quotes of the log is what the nodes log', () => {
	const sources = globSync('nodes/**/*.ts', { cwd: root }).map((file) =>
		readFileSync(join(root, file), 'utf8'),
	);
	const quoted = [...document.matchAll(/In the log: \*([^*]+)\*/g)].map(([, text]) => text);

	expect(quoted.length).toBeGreaterThan(5);
	expect(quoted.filter((text) => !sources.some((source) => source.includes(text)))).toEqual([]);
});

test('the messages stand in alphabetical order, each once, below their letter', () => {
	const words = (heading) =>
		heading
			.toLowerCase()
			.replace(/^[^a-z]*/, '')
			.replace(/[^a-z0-9 ]/g, '');
	const sections = document
		.split(/^## /m)
		.slice(1)
		.map((section) => ({
			letter: section[0],
			members: [...section.matchAll(/^### (.+)$/gm)].map(([, heading]) => words(heading)),
		}));

	expect(headings.map(words)).toEqual(headings.map(words).sort());
	expect(new Set(headings).size).toBe(headings.length);
	expect(
		sections.flatMap(({ letter, members }) =>
			members.filter((each) => !each.startsWith(letter.toLowerCase())),
		),
	).toEqual([]);
});

test.each([
	[
		'a text',
		'throw new InputError(msg`"${label}" must be a date`, "Write it so.");',
		['"…" must be a date'],
	],
	[
		'both of a choice',
		'throw new InputError(is ? msg`One is empty` : msg`Two is ${what}`);',
		['One is empty', 'Two is …'],
	],
	[
		'the first sentence',
		'const sentence = { message: msg`The request is too large: it is. Send less.`, advice: "Send less." };',
		['The request is too large: it is'],
	],
	[
		'a constant that a template puts in',
		'const NAME = "URL or Path"; throw new InputError(msg`${NAME} is empty`);',
		['URL or Path is empty'],
	],
	[
		'whatever it is called',
		'const anything = msg`It is not so`; nothing(anything);',
		['It is not so'],
	],
	['not what is not marked', 'throw new InputError("It is not so");', []],
])('messages are found: %s', (what, text, messages) => {
	expect(messagesIn(parsed(text))).toEqual(messages);
});
