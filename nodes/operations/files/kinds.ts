import type { FileKind } from '../../../catalog/types';

/** Name, MIME type and signature of a file type. */
export interface Kind {
	/** Display name. */
	name: string;
	/** What a message calls such a file; by default *a … file*. */
	noun?: string;
	/** MIME type. */
	type: string;
	/** Whether bytes are of this type. Absent if the type has no signature. */
	matches?: (bytes: Buffer) => boolean;
	/** Other MIME types that are often declared for such files. */
	alsoDeclaredAs?: string[];
}

/** Whether content starts with these bytes (hexadecimal). */
const starts =
	(...signatures: string[]) =>
	(bytes: Buffer) =>
		signatures.some(
			(signature) => bytes.subarray(0, signature.length / 2).toString('hex') === signature,
		);

const textAt = (start: number, text: string) => (bytes: Buffer) =>
	bytes.subarray(start, start + text.length).toString('latin1') === text;

const head = (bytes: Buffer) => bytes.subarray(0, 1024).toString('utf8').trimStart();

/** A ZIP archive in which a file starts with this path. */
const inArchive = (path: string) => (bytes: Buffer) =>
	starts('504b0304')(bytes) && bytes.includes(path, 0, 'latin1');

/** A compound file of older Office versions with this entry. */
const inOldOffice = (entry: string) => (bytes: Buffer) =>
	starts('d0cf11e0a1b11ae1')(bytes) && bytes.includes(entry, 0, 'utf16le');

/** The file types that BigCommerce accepts. Signatures from the specifications of the formats. */
export const KINDS: Record<FileKind, Kind> = {
	bmp: { name: 'BMP', type: 'image/bmp', matches: textAt(0, 'BM') },
	gif: { name: 'GIF', type: 'image/gif', matches: (bytes) => /^GIF8[79]a/.test(head(bytes)) },
	ico: { name: 'ICO', type: 'image/x-icon', matches: starts('00000100') },
	jpg: { name: 'JPEG', type: 'image/jpeg', matches: starts('ffd8ff') },
	png: { name: 'PNG', type: 'image/png', matches: starts('89504e470d0a1a0a') },
	webp: {
		name: 'WEBP',
		type: 'image/webp',
		matches: (bytes) => textAt(0, 'RIFF')(bytes) && textAt(8, 'WEBP')(bytes),
	},
	xbm: {
		name: 'XBM',
		type: 'image/x-xbitmap',
		matches: (bytes) => /^#define\s+\w+_width\b/.test(head(bytes)),
	},
	pdf: {
		name: 'PDF',
		noun: 'a PDF document',
		type: 'application/pdf',
		matches: textAt(0, '%PDF'),
	},
	svg: {
		name: 'SVG',
		noun: 'an SVG image',
		type: 'image/svg+xml',
		matches: (bytes) =>
			/^(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)?(<!DOCTYPE svg[^>]*>\s*)?<svg\b/i.test(head(bytes)),
	},
	tif: {
		name: 'TIFF',
		noun: 'a TIFF image',
		type: 'image/tiff',
		matches: starts('49492a00', '4d4d002a'),
	},
	// The older formats of Office share a container, and so do the newer ones, which are ZIP archives: a name inside tells which it is.
	doc: { name: 'DOC', type: 'application/msword', matches: inOldOffice('WordDocument') },
	xls: { name: 'XLS', type: 'application/vnd.ms-excel', matches: inOldOffice('Workbook') },
	docx: {
		name: 'DOCX',
		type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		matches: inArchive('word/'),
	},
	xlsx: {
		name: 'XLSX',
		type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		matches: inArchive('xl/'),
	},
	zip: { name: 'ZIP', type: 'application/zip', matches: starts('504b0304', '504b0506') },
	// Neither has a signature. A wireless bitmap starts with its type, which is always 0.
	wbmp: { name: 'WBMP', type: 'image/vnd.wap.wbmp' },
	csv: {
		name: 'CSV',
		type: 'text/csv',
		alsoDeclaredAs: ['text/plain', 'application/csv', 'application/vnd.ms-excel'],
	},
};

/** Types that users upload by mistake. The error message names them. */
const OTHERS: Kind[] = [
	{
		name: 'a web page',
		type: '',
		matches: (bytes) => /^<(!doctype html|html)\b/i.test(head(bytes)),
	},
	{ name: 'a HEIC or AVIF image', type: '', matches: textAt(4, 'ftyp') },
	{ name: 'a GZIP archive', type: '', matches: starts('1f8b') },
];

/** A list of type names: `GIF, JPEG or PNG`. */
export function namesOf(kinds: FileKind[]): string {
	const names = kinds.map((kind) => KINDS[kind].name);
	return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

/** The file type according to the first bytes. */
export function kindOf(bytes: Buffer): FileKind | undefined {
	return (Object.keys(KINDS) as FileKind[]).find((name) => KINDS[name].matches?.(bytes));
}

/** What a message calls a file of this type. */
export function nounFor(kind: FileKind): string {
	return KINDS[kind].noun ?? `a ${KINDS[kind].name} file`;
}

/** Description of a file type that BigCommerce does not accept: `a PDF document`. */
export function otherKindOf(bytes: Buffer): string | undefined {
	return OTHERS.find(({ matches }) => matches?.(bytes))?.name;
}

/** Whether bytes are text: no control characters except tabs and line breaks. */
export function isText(bytes: Buffer): boolean {
	return !bytes
		.subarray(0, 4096)
		.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13);
}
