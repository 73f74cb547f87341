import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packInto } from '../../scripts/package/pack.mjs';
import { ensureN8nCoreBefore } from '../../scripts/setup/n8nCore.mjs';

const root = join(import.meta.dirname, '..', '..');
const about = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const nameIn = (file) => file.split('/').at(-1).split('.')[0].toLowerCase();

let folder;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'bigcommerce-before-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// That its workflows run there too is what `npm run compatibility` shows, which takes longer.
test('n8n 1 loads every node and credential of the packed package', async () => {
	const modules = await ensureN8nCoreBefore();
	const output = execFileSync(
		process.execPath,
		[join(root, 'scripts', 'package', 'loadWith.cjs'), modules, packInto(root, folder).unpacked],
		{ encoding: 'utf8' },
	);
	const { nodes, credentials } = JSON.parse(output.trim().split('\n').at(-1));

	expect(
		Object.keys(nodes)
			.map((name) => name.toLowerCase())
			.sort(),
	).toEqual(about.n8n.nodes.map(nameIn).sort());
	expect(credentials.map((name) => name.toLowerCase()).sort()).toEqual(
		about.n8n.credentials.map(nameIn).sort(),
	);
	expect(nodes.bigCommerceProducts.parameters).toBeGreaterThan(30);
	for (const { icon } of Object.values(nodes)) expect(icon.light).toMatch(/\.svg$/);
}, 300_000);
