// npm run release:check -- <tag>: checks that the version in this folder is ready to be published under this tag.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { releasedContract } from './contract/file.mjs';
import { obstaclesToRelease } from './release/check.mjs';

const root = join(import.meta.dirname, '..');
const read = (file) => readFileSync(join(root, file), 'utf8');
const { version } = JSON.parse(read('package.json'));
const tag = process.argv[2] ?? `v${version}`;

const obstacles = obstaclesToRelease({
	tag,
	version,
	locked: JSON.parse(read('package-lock.json')).version,
	promised: releasedContract(root).version,
	changelog: read('CHANGELOG.md'),
});
console.log(obstacles.length > 0 ? obstacles.join('\n') : `${tag} may be published.`);
process.exitCode = obstacles.length > 0 ? 1 : 0;
