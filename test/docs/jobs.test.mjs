import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleWorkflows } from '../../scripts/n8n/exampleWorkflows.mjs';

const root = join(import.meta.dirname, '..', '..');
const read = (file) => readFileSync(join(root, file), 'utf8');
const index = read('docs/jobs/README.md');
const pages = globSync('docs/jobs/*.md', { cwd: root }).filter(
	(file) => !file.endsWith('README.md'),
);
const scopes = JSON.parse(read('catalog/scopes.json')).map(
	({ name, permission }) => `${name}: ${permission}`,
);
const examples = new Map(
	(await exampleWorkflows(root)).map(({ file, workflow: { nodes } }) => [
		file,
		nodes.map(({ parameters }) => parameters.content ?? '').join('\n'),
	]),
);
const examplesIn = (text) =>
	[...text.matchAll(/\(\.\.\/\.\.\/examples\/([^)]+)\)/g)].map(([, file]) => file);
const sectionOf = (text, heading) =>
	text.split(/^## /m).find((section) => section.startsWith(`${heading}\n`)) ?? '';

test.each(pages)(
	'%s says what is needed, what to do, what happens then, and ends in a workflow',
	(file) => {
		const text = read(file);

		expect([...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual([
			'What you need',
			'Steps',
			'When something fails',
			'Run it again',
			'The workflow',
		]);
		expect(examplesIn(text).length).toBeGreaterThan(0);
		expect(index).toContain(`](${file.replace('docs/jobs/', '')})`);
	},
);

test.each(pages)('%s names the scopes of its workflows', (file) => {
	const text = read(file);
	const workflows = examplesIn(sectionOf(text, 'The workflow'));
	const needs = (workflows.length > 0 ? workflows : examplesIn(text)).flatMap((example) => {
		const [line] = /\*\*Needs:\*\*.*/.exec(examples.get(example)) ?? [''];
		return scopes.filter((scope) => line.includes(scope));
	});

	expect(needs.filter((scope) => !text.includes(scope))).toEqual([]);
});

test('every page has an example that a test runs', () => {
	const tests = globSync('test/e2e/*.ts', { cwd: root }).map(read).join('\n');
	const unproven = pages
		.flatMap((file) => examplesIn(read(file)))
		.filter((example) => !tests.includes(example.replace('.json', '')));

	expect(unproven).toEqual([]);
});
