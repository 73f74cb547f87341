import { validateWorkflow } from '@action-validator/core';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..', '..');
const read = (file) => readFileSync(join(root, file), 'utf8');
const { scripts, version } = JSON.parse(read('package.json'));
const workflows = globSync('.github/workflows/*.yml', { cwd: root });
const forms = globSync('.github/ISSUE_TEMPLATE/*.yml', { cwd: root }).filter(
	(file) => !file.endsWith('config.yml'),
);

const stepsOf = (file) => Object.values(parse(read(file)).jobs).flatMap(({ steps }) => steps);

test.each(workflows)('%s is what GitHub takes', (file) => {
	expect(validateWorkflow(read(file)).errors).toEqual([]);
});

test.each(workflows)(
	"%s runs what is there, and other people's code only as it was looked at",
	(file) => {
		const commands = stepsOf(file)
			.flatMap(({ run }) => run ?? [])
			.join('\n');
		for (const [, script] of commands.matchAll(/npm run ([\w:-]+)/g))
			expect(scripts).toHaveProperty([script]);
		for (const [path] of commands.matchAll(/^\.\S+/gm))
			expect(existsSync(join(root, path))).toBe(true);
		const used = [...read(file).matchAll(/uses: (.+)/g)].map(([, action]) => action);
		expect(
			used.filter((action) => !/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action)),
		).toEqual([]);
		// What a pull request says must not become a command.
		expect(commands).not.toContain('${{');
	},
);

test('a workflow may read the repository and nothing else; publishing may prove who it is', () => {
	for (const file of workflows)
		expect([file, parse(read(file)).permissions]).toEqual([file, { contents: 'read' }]);
	const granted = workflows.flatMap((file) =>
		Object.values(parse(read(file)).jobs).flatMap(({ permissions }) =>
			permissions ? [[file, permissions]] : [],
		),
	);
	expect(granted).toEqual([
		['.github/workflows/publish.yml', { contents: 'read', 'id-token': 'write' }],
	]);
});

test('a version is published only after it was found ready and every check passed', () => {
	const runs = stepsOf('.github/workflows/publish.yml').flatMap(({ run }) => run ?? []);

	expect(runs).toEqual([
		expect.stringContaining('release:check'),
		'.ci/run',
		expect.stringMatching(/^npm publish .*--provenance/),
	]);
	expect(parse(read('.github/workflows/publish.yml')).on).toEqual({ push: { tags: ['v*'] } });
	expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});

const KINDS = {
	markdown: ['value'],
	textarea: ['label'],
	input: ['label'],
	dropdown: ['label', 'options'],
	checkboxes: ['label', 'options'],
};

// GitHub ignores a form that it does not understand, without a word. https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
test.each(forms)('%s is a form that GitHub shows', (file) => {
	const { name, description, body, ...others } = parse(read(file));
	expect([typeof name, typeof description, Object.keys(others)]).toEqual([
		'string',
		'string',
		['labels'],
	]);
	const ids = body.flatMap(({ id }) => id ?? []);
	expect(new Set(ids).size).toBe(ids.length);
	for (const { type, id, attributes, validations = {}, ...unknown } of body) {
		expect(Object.keys(KINDS)).toContain(type);
		expect(Object.keys(attributes)).toEqual(expect.arrayContaining(KINDS[type]));
		expect([unknown, Object.keys(validations).filter((key) => key !== 'required')]).toEqual([
			{},
			[],
		]);
		if (type !== 'markdown') expect(id).toMatch(/^[\w-]+$/);
	}
	expect(body.some(({ type }) => type !== 'markdown')).toBe(true);
});
