import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { N8N_VERSION } from '../../scripts/setup/n8n.mjs';

const root = join(import.meta.dirname, '..', '..');
const read = (file) => readFileSync(join(root, file), 'utf8');
const { scripts, engines } = JSON.parse(read('package.json'));
const documents = globSync(['*.md', 'docs/**/*.md', '.github/**/*.md'], { cwd: root });

/** What stands in code, where a reader takes it for something to type or to open. */
const codeIn = (text) =>
	[...text.matchAll(/```[\s\S]*?```|`[^`\n]+`/g)].map(([code]) => code.replace(/^`+|`+$/g, ''));

test.each(documents)('%s: every npm script that it names exists', (file) => {
	const named = codeIn(read(file)).flatMap((code) =>
		[...code.matchAll(/\bnpm (?:run (?:--silent )?([\w-]+(?::[\w-]+)*)|(start|test)\b)/g)].map(
			([, run, short]) => run ?? short,
		),
	);

	expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('contributing names every npm script', () => {
	const text = read('docs/contributing.md');

	expect(
		Object.keys(scripts).filter(
			(name) => !text.includes(`npm run ${name}`) && !text.includes(`npm ${name}`),
		),
	).toEqual([]);
});

const FOLDERS = readdirSync(root, { withFileTypes: true })
	.filter((each) => each.isDirectory() && !/^(node_modules|dist|\.git)$/.test(each.name))
	.map(({ name }) => name);

/** What commands write and git leaves out is not there in a fresh clone. */
const IGNORED = read('.gitignore')
	.split('\n')
	.filter((line) => line !== '' && !line.includes('*'));
const isThere = (path) =>
	existsSync(join(root, path)) || IGNORED.some((each) => `${path}/`.startsWith(each));

test.each(documents)('%s: every file and folder that it names exists', (file) => {
	const paths = codeIn(read(file)).filter(
		(code) => /^[\w.-]+\/[\w./-]+$/.test(code) && FOLDERS.includes(code.split('/')[0]),
	);

	expect(paths.filter((path) => !isThere(path))).toEqual([]);
});

describe('the map in architecture.md', () => {
	const [, map] =
		/^## Where things live\n+```\n([\s\S]*?)```/m.exec(read('docs/architecture.md')) ?? [];
	const folders = (inside) =>
		readdirSync(join(root, inside), { withFileTypes: true })
			.filter((each) => each.isDirectory())
			.map(({ name }) => name)
			.sort();

	test('has every folder of the package', () => {
		expect(
			FOLDERS.filter(
				(name) => !name.startsWith('.') && !new RegExp(`^(.*\\s)?${name}/`, 'm').test(map),
			),
		).toEqual([]);
		expect(folders('nodes').filter((name) => !map.includes(`nodes/${name}/`))).toEqual([]);
	});

	test('has every folder of nodes/shared, and no other', () => {
		const [, listed] = /^nodes\/shared\/.*\n((?: {2}.*\n)+)/m.exec(map) ?? [];

		expect([...listed.matchAll(/^ {2}(\w+)\//gm)].map(([, name]) => name).sort()).toEqual(
			folders('nodes/shared'),
		);
	});
});

test('architecture.md names every folder of the engine and of shared in the table of imports', () => {
	const [, table] =
		/^## Who may import whom\n([\s\S]*?)^## /m.exec(read('docs/architecture.md')) ?? [];
	const missing = ['nodes/operations', 'nodes/shared'].flatMap((parent) =>
		readdirSync(join(root, parent)).filter(
			(name) => !new RegExp(`\`(?:${parent}/)?${name}\``).test(table),
		),
	);

	expect(missing.filter((name) => !['execution', 'methods'].includes(name))).toEqual([]);
});

test('the README names the versions that are needed and tried', () => {
	expect(read('README.md')).toContain(
		`Node.js](https://nodejs.org) ${engines.node.replace('>=', '')} or newer`,
	);
	expect(read('README.md')).toContain(`n8n ${N8N_VERSION}`);
});
