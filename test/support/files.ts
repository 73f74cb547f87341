import type { INodeExecutionData } from 'n8n-workflow';

import type { FileKind } from '../../catalog/types';
import { themeFile } from '../../sandbox/handlers/themes';

/** A file as it comes out of a node. */
export interface TestFile {
	name: string;
	type: string;
	bytes: Buffer;
}

const archive = (path: string) => Buffer.from(`PK\u0003\u0004${path}`, 'latin1');
const oldOffice = (entry: string) =>
	Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(entry, 'utf16le')]);

const CONTENTS: Record<FileKind, () => { type: string; bytes: Buffer }> = {
	bmp: () => ({ type: 'image/bmp', bytes: Buffer.from('BM6\u0000') }),
	csv: () => ({
		type: 'text/csv',
		bytes: Buffer.from('from_path,to_url\n/old/,https://hearth.example/new/\n'),
	}),
	gif: () => ({ type: 'image/gif', bytes: Buffer.from('GIF89a\u0001') }),
	ico: () => ({ type: 'image/x-icon', bytes: Buffer.from('0000010001', 'hex') }),
	jpg: () => ({ type: 'image/jpeg', bytes: Buffer.from('ffd8ffe0', 'hex') }),
	doc: () => ({ type: 'application/msword', bytes: oldOffice('WordDocument') }),
	docx: () => ({
		type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		bytes: archive('word/document.xml'),
	}),
	pdf: () => ({ type: 'application/pdf', bytes: Buffer.from('%PDF-1.7') }),
	svg: () => ({
		type: 'image/svg+xml',
		bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
	}),
	tif: () => ({ type: 'image/tiff', bytes: Buffer.from('49492a00', 'hex') }),
	xls: () => ({ type: 'application/vnd.ms-excel', bytes: oldOffice('Workbook') }),
	xlsx: () => ({
		type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		bytes: archive('xl/workbook.xml'),
	}),
	png: () => ({ type: 'image/png', bytes: Buffer.from('89504e470d0a1a0a0000', 'hex') }),
	wbmp: () => ({ type: 'image/vnd.wap.wbmp', bytes: Buffer.from('0000', 'hex') }),
	webp: () => ({
		type: 'image/webp',
		bytes: Buffer.from('RIFF\u0004\u0000\u0000\u0000WEBPVP8 ', 'latin1'),
	}),
	xbm: () => ({
		type: 'image/x-xbitmap',
		bytes: Buffer.from('#define mug_width 8\n#define mug_height 8\n'),
	}),
	zip: () => ({ type: 'application/zip', bytes: themeFile('Hearth') }),
};

/** The smallest file that passes as one of this kind. */
export function fileOf(kind: FileKind): TestFile {
	return { name: `mug.${kind}`, ...CONTENTS[kind]() };
}

/** An item that carries a file in its field `data`. */
export function itemWith({ name, type, bytes }: TestFile, json = {}): INodeExecutionData {
	return {
		json,
		binary: { data: { data: bytes.toString('base64'), mimeType: type, fileName: name } },
	};
}
