import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the schema of each API is written down: folders here, and the types of which the catalogue makes forms. */
const SDL = {
	account: ['common', 'management', 'account'],
	admin: ['common', 'management', 'admin', '../../catalog/graphql/types.graphql'],
	storefront: ['common', 'storefront'],
};

export type ApiName = keyof typeof SDL;

/** The SDL of an API, as texts; types that stand in several of them are merged. */
export function readSdl(api: ApiName): string[] {
	return SDL[api].flatMap((place) => (place.endsWith('.graphql') ? [place] : filesIn(place))).map((path) => readFileSync(join(__dirname, path), 'utf8'));
}

function filesIn(folder: string): string[] {
	return globSync('*.graphql', { cwd: join(__dirname, folder) }).sort().map((file) => join(folder, file));
}
