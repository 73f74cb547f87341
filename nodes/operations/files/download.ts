import type { FileKind } from '../../../catalog/types';
import { KINDS } from './kinds';

/** What a downloaded file is called, and of what media type it is. */
export interface FileFacts {
	name: string;
	type?: string;
}

/**
 * Reads both from the headers of the answer.
 * @param what what the file holds, for its name where BigCommerce gives none: `redirect` becomes `redirect.csv`
 */
export function describeFile(what: string, headers: Record<string, string>): FileFacts {
	const type = headers['content-type']?.split(';')[0].trim().toLowerCase();
	const given = /filename\*?=(?:UTF-8'')?"?([^";]+)"?/i.exec(
		headers['content-disposition'] ?? '',
	)?.[1];
	const kind = (Object.keys(KINDS) as FileKind[]).find((each) => KINDS[each].type === type);
	// Only the last part: a name must not lead into another folder.
	const name = given?.split(/[/\\]/).at(-1) ?? (kind ? `${what}.${kind}` : what);
	return { name, ...(type ? { type } : {}) };
}
