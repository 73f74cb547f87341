import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ensureN8n } from '../../scripts/setup/n8n.mjs';

const root = join(__dirname, '..', '..');

/** Away from the repository, so that the package finds n8n's own copies of what it asks for, as it does when installed. */
const folder = mkdtempSync(join(tmpdir(), 'bigcommerce-load-'));
beforeAll(() => cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const median = (numbers: number[]) =>
	[...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

it("the package loads in at most twice the time of n8n's own Notion node", async () => {
	const nodeModules = join(await ensureN8n(), 'node_modules');
	const time = (file: string, name: string) =>
		Number(
			execFileSync(
				process.execPath,
				[join(root, 'test', 'support', 'timeToLoad.cjs'), nodeModules, file, name],
				{ encoding: 'utf8' },
			),
		);
	// Alternating, because the machine may be busy with something else at any moment.
	const pairs = Array.from({ length: 7 }, () => ({
		ours: time(join(folder, 'dist', 'nodes', 'BigCommerce', 'BigCommerce.node.js'), 'BigCommerce'),
		notion: time(
			join(nodeModules, 'n8n-nodes-base', 'dist', 'nodes', 'Notion', 'Notion.node.js'),
			'Notion',
		),
	}));
	const ours = median(pairs.map((each) => each.ours));
	const notion = median(pairs.map((each) => each.notion));
	console.log(
		`BigCommerce ${ours.toFixed(1)} ms, Notion ${notion.toFixed(1)} ms: ${(ours / notion).toFixed(2)} times`,
	);
	expect(ours / notion).toBeLessThanOrEqual(2);
}, 60_000);
