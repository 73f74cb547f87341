// npm run contract: writes down what this version promises to saved workflows. Part of every release, see docs/contributing.md.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { runPrepared } from './setup/runPrepared.mjs';

const root = join(import.meta.dirname, '..');

await runPrepared(import.meta.filename, async () => {
	const { breaksBetween } = await import('./contract/compare.mjs');
	const { releasedContract, writeContract } = await import('./contract/file.mjs');
	const { readContract } = await import('./contract/read.mjs');
	const { mayBreak } = await import('./contract/versions.mjs');

	const last = releasedContract(root);
	const contract = readContract(root);
	const breaks = breaksBetween(last, contract);
	console.log(breaks.join('\n'));
	if (breaks.length > 0 && wasReleased(last.version) && !mayBreak(last.version, contract.version)) {
		console.error(
			`\nVersion ${last.version} is released, so ${contract.version} must stay compatible with it. Nothing was written.`,
		);
		return 1;
	}
	const operations = Object.keys(contract.operations).length;
	console.log(
		`${writeContract(root, contract)}: ${contract.version}, ${operations} operations, ${contract.events.length} events${breaks.length > 0 ? `, ${breaks.length} breaks` : ''}`,
	);
});

/** A release has a tag. Where the tags are not at hand, nothing is known to be released. */
function wasReleased(version) {
	return (
		execFileSync('git', ['tag', '--list', `v${version}`], {
			cwd: root,
			encoding: 'utf8',
		}).trim() !== ''
	);
}
