import type { FileKind } from '../../../catalog/types';
import { KINDS } from './kinds';

/** Name and MIME type of a downloaded file. */
export interface FileFacts {
	name: string;
	type?: string;
}

/**
 * Reads both from the response headers.
 * @param what the content, for a file name if BigCommerce gives none: `redirect` becomes `redirect.csv`
 */
export function describeFile(what: string, headers: Record<string, string>): FileFacts {
	const type = headers['content-type']?.split(';')[0].trim().toLowerCase();
	const given = /filename\*?=(?:UTF-8'')?"?([^";]+)"?/i.exec(
		headers['content-disposition'] ?? '',
	)?.[1];
	const kind = (Object.keys(KINDS) as FileKind[]).find((each) => KINDS[each].type === type);
	// Only the last part, so that a name cannot lead to another folder.
	const name = given?.split(/[/\\]/).at(-1) ?? (kind ? `${what}.${kind}` : what);
	return { name, ...(type ? { type } : {}) };
}
