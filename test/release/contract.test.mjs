import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { breaksBetween } from '../../scripts/contract/compare.mjs';
import { releasedContract } from '../../scripts/contract/file.mjs';
import { readContract } from '../../scripts/contract/read.mjs';
import { mayBreak } from '../../scripts/contract/versions.mjs';

const root = join(import.meta.dirname, '..', '..');

test('the built package keeps what the last release promised to saved workflows', () => {
	const released = releasedContract(root);
	const current = readContract(root);
	const breaks = mayBreak(released.version, current.version)
		? []
		: breaksBetween(released, current);
	const advice = `Workflows that people saved with ${released.version} hold this. Keep it working, or make the next version one that may break (docs/contributing.md, "Release"). If ${released.version} is not released yet: npm run contract.`;
	expect(breaks.length > 0 ? [...breaks, advice].join('\n') : '').toBe('');
});

// A version that the package does not have shows as an unknown node in the editor, although it runs.
test.each(globSync('examples/*.json', { cwd: root }))(
	'%s is saved with versions of the nodes that there are',
	(file) => {
		const { nodes } = readContract(root);
		const used = JSON.parse(readFileSync(join(root, file), 'utf8')).nodes.filter(({ type }) =>
			type.startsWith('n8n-nodes-bigcommerce.'),
		);
		const isThere = ({ type, typeVersion }) =>
			nodes[type.split('.')[1].replace(/Tool$/, '')]?.versions.includes(typeVersion);

		expect(
			used
				.filter((node) => !isThere(node))
				.map(({ type, typeVersion }) => `${type} ${typeVersion}`),
		).toEqual([]);
	},
);
