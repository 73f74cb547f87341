import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, normalize, relative } from 'node:path';
import { packInto } from '../../scripts/package/pack.mjs';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'bigcommerce-pack-'));
let unpacked;
let files;
let about;

beforeAll(() => {
	({ unpacked } = packInto(root, folder));
	files = globSync('**/*', { cwd: unpacked, withFileTypes: true })
		.filter((each) => each.isFile())
		.map((each) => relative(unpacked, join(each.parentPath, each.name)));
	about = JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (file) => readFileSync(join(unpacked, file), 'utf8');

/** The files of the package that a file loads. */
function loadedBy(file) {
	const targets = [...read(file).matchAll(/require\("(\.[^"]+)"\)|require\('(\.[^']+)'\)/g)].map(
		([, one, other]) => normalize(join(dirname(file), one ?? other)),
	);
	return targets.map(
		(target) =>
			['', '.js', '.json', '/index.js']
				.map((ending) => target + ending)
				.find((each) => files.includes(each)) ??
			`${file} loads ${target}, which is not in the package`,
	);
}

function reachableFrom(entries) {
	const reached = new Set();
	const walk = (file) => {
		if (reached.has(file)) return;
		reached.add(file);
		if (file.endsWith('.js') && files.includes(file)) loadedBy(file).forEach(walk);
	};
	entries.forEach(walk);
	return reached;
}

test('the package holds its code, what the code loads, what n8n shows of it, and nothing else', () => {
	const nodes = about.n8n.nodes;
	const icons = nodes
		.concat(about.n8n.credentials)
		.flatMap((file) =>
			[...reachableFrom([file])]
				.filter((each) => each.endsWith('.js'))
				.flatMap((each) =>
					[...read(each).matchAll(/'file:([^']+\.svg)'/g)].map(([, path]) =>
						normalize(join(dirname(file), path)),
					),
				),
		);
	const wanted = new Set([
		'package.json',
		'README.md',
		'LICENSE',
		...reachableFrom([about.main, ...nodes, ...about.n8n.credentials]),
		...nodes.map((file) => file.replace(/\.js$/, '.json')),
		...icons,
	]);
	const isPreview = (file) =>
		nodes.some((node) => file.startsWith(join(dirname(node), '__schema__', '/'))) &&
		file.endsWith('.json');

	expect([...wanted].filter((file) => !files.includes(file))).toEqual([]);
	expect(files.filter((file) => !wanted.has(file) && !isPreview(file))).toEqual([]);
	expect(icons.length).toBeGreaterThan(2 * nodes.length);
});

test('it says where it belongs, and asks for nothing at installation', () => {
	expect(about).toMatchObject({
		license: 'MIT',
		peerDependencies: { 'n8n-workflow': '*' },
		repository: { url: expect.stringContaining('github.com') },
	});
	expect(about.keywords).toContain('n8n-community-node-package');
	expect(about.dependencies ?? {}).toEqual({});
	expect(
		Object.keys(about.scripts).filter((name) =>
			/^(pre|post)?(install|prepare|publish|pack)/.test(name),
		),
	).toEqual([]);
	expect(existsSync(join(unpacked, 'LICENSE'))).toBe(true);
});

test('nothing in it names a place on the machine it was built on', () => {
	const places = [root, homedir(), tmpdir(), 'file:///'];

	expect(
		files.filter(
			(file) => file.startsWith('dist') && places.some((place) => read(file).includes(place)),
		),
	).toEqual([]);
});

test('the version has its entry in the changelog, or the changelog says what is not released yet', () => {
	const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
	const headings = [...changelog.matchAll(/^## \[([^\]]+)\](?: - (\S+))?$/gm)].map(
		([, version, date]) => ({ version, date }),
	);

	expect(headings[0]).toEqual({ version: 'Unreleased', date: undefined });
	expect(headings.slice(1).filter(({ date }) => !/^\d{4}-\d{2}-\d{2}$/.test(date))).toEqual([]);
	const [latest] = headings.slice(1);
	if (latest) expect(latest.version).toBe(about.version);
});
