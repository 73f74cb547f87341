import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { SCENES } from '../../scripts/screenshots/screenshots.mjs';

const root = join(import.meta.dirname, '..', '..');
const REPOSITORY = 'https://github.com/n8n-nodes-bigcommerce/n8n-nodes-bigcommerce';
const documents = globSync(['*.md', 'docs/**/*.md', '.github/**/*.md'], { cwd: root });

const read = (file) => readFileSync(join(root, file), 'utf8');
/** A document without its code, in which brackets mean something else. */
const prose = (text) => text.replace(/^\s*```[\s\S]*?^\s*```/gm, '').replace(/`[^`]*`/g, '');
const linksIn = (file) =>
	[...prose(read(file)).matchAll(/!?\[[^\]]*\]\(([^)\s]+)\)/g)].map(([, target]) => target);

/** The anchors GitHub gives to the headings of a document. */
function anchorsOf(text) {
	const headings = [
		...text.replace(/^\s*```[\s\S]*?^\s*```/gm, '').matchAll(/^#{1,6} (.+)$/gm),
	].map(([, heading]) => heading);
	return headings.map((heading) =>
		heading
			.replace(/[`*]/g, '')
			.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
			.toLowerCase()
			.replace(/[^\p{L}\p{N} _-]/gu, '')
			.replaceAll(' ', '-'),
	);
}

/** What is wrong with a link from a document; undefined when it leads somewhere. */
function brokenReason(file, target) {
	if (/^(https?:|mailto:)/.test(target)) return undefined;
	const [path, anchor] = target.split('#');
	const place = path ? resolve(root, dirname(file), path) : join(root, file);
	if (!existsSync(place)) return 'no such file';
	if (anchor && !anchorsOf(readFileSync(place, 'utf8')).includes(anchor)) return 'no such heading';
	return undefined;
}

test.each(documents)('%s: every link leads somewhere', (file) => {
	const broken = linksIn(file)
		.map((target) => [target, brokenReason(file, target)])
		.filter(([, reason]) => reason);

	expect(broken).toEqual([]);
});

test('the links of the package, the examples and the forms on GitHub into the documentation lead to a heading', () => {
	const sources = globSync(
		[
			'credentials/*.ts',
			'nodes/**/*.ts',
			'nodes/**/*.node.json',
			'examples/*.json',
			'.github/**/*.yml',
		],
		{ cwd: root },
	);
	const links = sources.flatMap(
		(file) => read(file).match(new RegExp(`${REPOSITORY}/blob/main/[^'"\\s)\\\\]+`, 'g')) ?? [],
	);
	const broken = links
		.map((link) => [link, brokenReason('README.md', link.slice(`${REPOSITORY}/blob/main/`.length))])
		.filter(([, reason]) => reason);

	expect(links.length).toBeGreaterThanOrEqual(3);
	expect(broken).toEqual([]);
});

test('each node and credential has a page of its own in the documentation', () => {
	const linked = (file) => /blob\/main\/([^'"]+)/.exec(read(file))?.[1];
	const pages = globSync(['credentials/*.ts', 'nodes/*/*.node.json'], { cwd: root }).map(linked);

	expect(pages.every(Boolean)).toBe(true);
	expect(new Set(pages).size).toBe(pages.length);
	expect(
		globSync('nodes/*/*.node.ts', { cwd: root })
			.map((file) => file.replace('.ts', '.json'))
			.filter((file) => !existsSync(join(root, file))),
	).toEqual([]);
});

test('every picture is shown somewhere, and made by npm run screenshots', () => {
	const files = readdirSync(join(root, 'docs', 'images')).filter((file) => file.endsWith('.png'));
	const shown = new Set(
		documents.flatMap((file) =>
			linksIn(file).map((target) => relative(root, resolve(root, dirname(file), target))),
		),
	);

	expect(files.filter((file) => !shown.has(join('docs', 'images', file)))).toEqual([]);
	expect(files.map((file) => file.replace('.png', '')).sort()).toEqual(Object.keys(SCENES).sort());
});
