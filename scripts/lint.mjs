// npm run lint: format, n8n's rules, imports between folders, and shared code. Runs all checks, even if one fails.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { sharedWithOneUser } from './lint/sharedUsers.mjs';

const root = join(import.meta.dirname, '..');
const bin = (path) => join(root, 'node_modules', path);

/** Folders whose imports are checked. */
const SOURCES = ['nodes', 'credentials', 'catalog', 'sandbox'];

const COMMANDS = [
	['Format (prettier)', bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
	["n8n's rules (eslint)", bin('eslint/bin/eslint.js'), '.'],
	[
		'Imports (dependency-cruiser)',
		bin('dependency-cruiser/bin/dependency-cruise.mjs'),
		'--config',
		'.dependency-cruiser.mjs',
		...SOURCES,
	],
];

let failed = false;
for (const [title, ...command] of COMMANDS) {
	const { status } = spawnSync(process.execPath, command, {
		cwd: root,
		stdio: ['ignore', 'inherit', 'inherit'],
	});
	report(title, status === 0);
}
const lonely = await sharedWithOneUser(root);
for (const { file, user } of lonely) console.error(`${file} serves only ${user}: move it there.`);
report('Shared code has two users', lonely.length === 0);
process.exitCode = failed ? 1 : 0;

function report(title, isOk) {
	failed ||= !isOk;
	console.log(`${isOk ? 'ok' : 'FAILED'}: ${title}`);
}
