import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from '../../scripts/setup/cache.mjs';
import { installOnce } from '../../scripts/setup/installOnce.mjs';

let cache;
let installs;

beforeEach(() => {
	installs = 0;
	const home = mkdtempSync(join(tmpdir(), 'cache-'));
	process.env.XDG_CACHE_HOME = process.env.LOCALAPPDATA = process.env.HOME = home;
	cache = cacheFolder();
});
afterEach(() => rmSync(cache, { recursive: true, force: true }));

const tool = (more = {}) => ({
	name: 'tool-1',
	install: async (folder) => {
		installs++;
		mkdirSync(join(folder, 'node_modules', 'tool'), { recursive: true });
		writeFileSync(join(folder, 'node_modules', 'tool', 'package.json'), '{}');
		writeFileSync(
			join(folder, 'node_modules', '.package-lock.json'),
			JSON.stringify({ packages: { 'node_modules/tool': {} } }),
		);
		writeFileSync(join(folder, 'works'), 'yes');
	},
	findProblem: async (folder) =>
		readFileSync(join(folder, 'works'), 'utf8') === 'yes' ? undefined : 'It does not run.',
	...more,
});

test('installs the first time, and uses what is there the second time', async () => {
	const folder = await installOnce(tool());

	expect(await installOnce(tool())).toBe(folder);
	expect(installs).toBe(1);
	expect(readdirSync(cache)).toEqual(['tool-1']);
});

test.each([
	['was left half done', (folder) => rmSync(join(folder, 'complete.json'))],
	[
		'lost one of its packages',
		(folder) => rmSync(join(folder, 'node_modules', 'tool'), { recursive: true }),
	],
	['does not run any more', (folder) => writeFileSync(join(folder, 'works'), 'no')],
])('installs again what %s', async (_, damage) => {
	damage(await installOnce(tool()));

	await installOnce(tool());

	expect(installs).toBe(2);
	expect(readdirSync(cache)).toEqual(['tool-1']);
});

test('an installation that does not work is not kept', async () => {
	const broken = tool({ findProblem: async () => 'It does not run.' });

	await expect(installOnce(broken)).rejects.toThrow('It does not run.');
	await installOnce(tool());

	expect(installs).toBe(2);
});

test('two clones at the same time install once', async () => {
	await Promise.all([installOnce(tool()), installOnce(tool())]);

	expect(installs).toBe(1);
});

test("a lock left by a process that is gone stands in nobody's way", async () => {
	mkdirSync(cache, { recursive: true });
	writeFileSync(
		join(cache, 'tool-1.lock'),
		JSON.stringify({ pid: 2 ** 22 + 1, host: (await import('node:os')).hostname() }),
	);

	await installOnce(tool());

	expect(installs).toBe(1);
});
