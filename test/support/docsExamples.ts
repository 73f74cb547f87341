import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '..', '..', 'docs', 'nodes');

/** The JSON examples in docs/nodes, by the slug of their operation: what a reader copies. */
export function docsExamples(): Map<string, unknown> {
	const entries = readdirSync(FOLDER)
		.filter((name) => name.endsWith('.md'))
		.flatMap((name) => readFileSync(join(FOLDER, name), 'utf8').split('\n### ').slice(1));
	return new Map(
		entries.flatMap((entry) => {
			const [, id] = /^.*\(`(.+)`\)/.exec(entry) ?? [];
			const [, json] = /```json\n([\s\S]*?)\n```/.exec(entry) ?? [];
			return id && json ? [[id, JSON.parse(json) as unknown] as const] : [];
		}),
	);
}
