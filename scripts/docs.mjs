// npm run docs: writes the generated sections of the documentation anew, from the catalogue.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documents } from './docs/generate.mjs';

const root = join(import.meta.dirname, '..');
for (const { file, current, wanted } of documents(root)) {
	if (current !== wanted) writeFileSync(join(root, file), wanted);
	console.log(`${file}: ${current === wanted ? 'up to date' : 'written'}`);
}
