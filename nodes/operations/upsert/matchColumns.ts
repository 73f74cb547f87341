import type { Upsert } from '../../../catalog/types';

/** The columns that users can match on. */
export function columnsOf({ match, path, always = [] }: Upsert): string[] {
	return [...(path ? [path.column] : []), ...Object.keys(match)].filter(
		(column) => !always.includes(column),
	);
}
