import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { n8n } from '../../package.json';
import { ensureN8n } from '../../scripts/setup/n8n.mjs';

const root = join(__dirname, '..', '..');

/** Away from the repository, so that the package finds n8n's own copies of what it asks for, as it does when installed. */
const folder = mkdtempSync(join(tmpdir(), 'bigcommerce-load-'));
beforeAll(() => cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = n8n.nodes;

const fastest = (rounds: number, time: () => number) =>
	Math.min(...Array.from({ length: rounds }, time));

it("each node loads in at most the time of n8n's own Notion node", async () => {
	const nodeModules = join(await ensureN8n(), 'node_modules');
	const time = (file: string, name: string) =>
		Number(
			execFileSync(
				process.execPath,
				[join(root, 'test', 'support', 'timeToLoad.cjs'), nodeModules, file, name],
				{ encoding: 'utf8' },
			),
		);
	// The fastest of several rounds: what else the machine does can only make a round slower.
	const notion = fastest(3, () =>
		time(
			join(nodeModules, 'n8n-nodes-base', 'dist', 'nodes', 'Notion', 'Notion.node.js'),
			'Notion',
		),
	);
	const slowest = Math.max(
		...files.map((file) => {
			const once = () => time(join(folder, file), basename(file, '.node.js'));
			const first = once();
			return first <= notion ? first : fastest(4, once);
		}),
	);
	console.log(
		`slowest node ${slowest.toFixed(1)} ms, Notion ${notion.toFixed(1)} ms: ${(slowest / notion).toFixed(2)} times`,
	);
	expect(slowest / notion).toBeLessThanOrEqual(1);
}, 120_000);
