import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The SDL files of the folders, as texts; types that stand in several of them are merged. */
export function readSdl(...folders: string[]): string[] {
	return folders.flatMap((folder) => {
		const path = join(__dirname, folder);
		return globSync('*.graphql', { cwd: path }).sort().map((file) => readFileSync(join(path, file), 'utf8'));
	});
}
