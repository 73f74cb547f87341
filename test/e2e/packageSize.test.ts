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
	const notion = join(nodeModules, 'n8n-nodes-base', 'dist', 'nodes', 'Notion', 'Notion.node.js');
	/**
	 * How many times as long as Notion a node takes: the fastest of several rounds of each, in turn. What else the machine
	 * does can only make a round slower, and often does so for minutes.
	 */
	const ratioOf = (file: string, rounds: number) => {
		const pairs = Array.from({ length: rounds }, () => [
			time(join(folder, file), basename(file, '.node.js')),
			time(notion, 'Notion'),
		]);
		const [own, other] = [0, 1].map((index) => Math.min(...pairs.map((pair) => pair[index])));
		return own / other;
	};
	const slowest = Math.max(
		...files.map((file) => {
			const first = ratioOf(file, 1);
			return first <= 1 ? first : ratioOf(file, 6);
		}),
	);
	console.log(`The slowest node takes ${slowest.toFixed(2)} times as long as Notion.`);
	expect(slowest).toBeLessThanOrEqual(1);
}, 300_000);
