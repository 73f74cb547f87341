import type { INodeExecutionData } from 'n8n-workflow';

import type { FileKind } from '../../catalog/types';
import { themeFile } from '../../sandbox/handlers/themes';

/** A file as it comes out of a node. */
export interface TestFile {
	name: string;
	type: string;
	bytes: Buffer;
}

const CONTENTS: Record<FileKind, () => { type: string; bytes: Buffer }> = {
	bmp: () => ({ type: 'image/bmp', bytes: Buffer.from('BM6\u0000') }),
	csv: () => ({
		type: 'text/csv',
		bytes: Buffer.from('from_path,to_url\n/old/,https://hearth.example/new/\n'),
	}),
	gif: () => ({ type: 'image/gif', bytes: Buffer.from('GIF89a\u0001') }),
	ico: () => ({ type: 'image/x-icon', bytes: Buffer.from('0000010001', 'hex') }),
	jpg: () => ({ type: 'image/jpeg', bytes: Buffer.from('ffd8ffe0', 'hex') }),
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
