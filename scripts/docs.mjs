// npm run docs [-- --check]: writes the generated sections of the documentation again, or lists those that are out of date.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documents } from './docs/generate.mjs';

const root = join(import.meta.dirname, '..');
const isCheck = process.argv.includes('--check');
for (const { file, current, wanted } of documents(root)) {
	const isStale = current !== wanted;
	if (isStale && !isCheck) writeFileSync(join(root, file), wanted);
	console.log(
		`${file}: ${isStale ? (isCheck ? 'out of date, npm run docs writes it anew' : 'written') : 'up to date'}`,
	);
	if (isStale && isCheck) process.exitCode = 1;
}
