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
	const fileName = /filename\*?=(?:UTF-8'')?"?([^";]+)"?/i.exec(
		headers['content-disposition'] ?? '',
	)?.[1];
	const kind = (Object.keys(KINDS) as FileKind[]).find((name) => KINDS[name].type === type);
	// Only the last part, so that a name cannot lead to another folder.
	const name = fileName?.split(/[/\\]/).at(-1) ?? (kind ? `${what}.${kind}` : what);
	return { name, ...(type ? { type } : {}) };
}
