import type { FileKind, FilePart } from '../../../catalog/types';
import { checkFile } from '../../../nodes/operations/files/check';
import { kindOf } from '../../../nodes/operations/files/kinds';
import { fileOf } from '../../support/files';

const images: FilePart = {
	field: 'image_file',
	kinds: ['bmp', 'gif', 'jpg', 'png', 'wbmp', 'webp', 'xbm'],
	megabytes: 8,
};
const csv: FilePart = { field: 'import_file', kinds: ['csv'], megabytes: 20 };
const ALL: FileKind[] = [
	...(['bmp', 'csv', 'doc', 'docx', 'gif', 'ico', 'jpg', 'pdf', 'png'] as const),
	...(['svg', 'tif', 'wbmp', 'webp', 'xbm', 'xls', 'xlsx', 'zip'] as const),
];

const check = (part: FilePart, bytes: Buffer | string, type?: string, name?: string) =>
	checkFile(part, { source: 'data', bytes: Buffer.from(bytes), type, name });
const refusal = (part: FilePart, bytes: Buffer | string, type?: string) => {
	try {
		return check(part, bytes, type);
	} catch (error) {
		return `${(error as Error).message} | ${(error as { description?: string }).description}`;
	}
};

it.each(ALL)('a %s file is taken where its kind is, and sent as what it is', (kind) => {
	const { bytes, type } = fileOf(kind);
	expect(check({ field: 'f', kinds: [kind] }, bytes, type)).toEqual({
		name: `file.${kind}`,
		type,
		bytes,
	});
	if (kind !== 'csv' && kind !== 'wbmp') expect(kindOf(bytes)).toBe(kind);
});

it('its first bytes decide, not what it is declared as', () => {
	expect(check(images, fileOf('png').bytes, 'application/octet-stream', 'mug').type).toBe(
		'image/png',
	);
	expect(check(images, fileOf('jpg').bytes, 'image/png', 'mug.png')).toMatchObject({
		type: 'image/jpeg',
		name: 'mug.png',
	});
});

it.each([
	['text/csv'],
	['text/csv; charset=utf-8'],
	['text/plain'],
	['application/vnd.ms-excel'],
	['application/octet-stream'],
	[undefined],
])('a CSV file declared as %s is taken', (type) => {
	expect(check(csv, 'a,b\n1,2\n', type).type).toBe('text/csv');
});

it.each([
	[
		'too large',
		images,
		Buffer.alloc(8 * 1024 * 1024 + 1),
		'image/png',
		'The file in "data" is too large: 8.1 MB | BigCommerce accepts up to 8 MB here. Use a smaller file.',
	],
	[
		'empty',
		images,
		'',
		'image/png',
		'The file in "data" is empty | Check the node that creates it.',
	],
	[
		'of another kind',
		images,
		'%PDF-1.7',
		'image/png',
		'The file in "data" is a PDF document | BigCommerce accepts BMP, GIF, JPEG, PNG, WBMP, WEBP or XBM here.',
	],
	[
		'an image that is not taken',
		images,
		'<svg xmlns="http://www.w3.org/2000/svg">',
		'image/svg+xml',
		'The file in "data" is an SVG image | BigCommerce accepts BMP, GIF, JPEG, PNG, WBMP, WEBP or XBM here.',
	],
	[
		'a kind for another operation',
		images,
		'PK\u0003\u0004',
		'application/zip',
		'The file in "data" is a ZIP file | BigCommerce accepts BMP, GIF, JPEG, PNG, WBMP, WEBP or XBM here.',
	],
	[
		'not what it is declared as',
		images,
		'hello',
		'image/png',
		'The file in "data" is no BMP, GIF, JPEG, PNG, WBMP, WEBP or XBM file | BigCommerce accepts BMP, GIF, JPEG, PNG, WBMP, WEBP or XBM here. Its MIME type is image/png, but its content does not match or is not accepted here.',
	],
	[
		'a page with a message instead of a file',
		csv,
		'<!DOCTYPE html><html>',
		'text/csv',
		'The file in "data" is a web page | BigCommerce accepts CSV here.',
	],
	[
		'JSON',
		csv,
		'[{"a":1}]',
		'application/json',
		'The file in "data" is no CSV file | BigCommerce accepts CSV here. Its MIME type is application/json, but its content does not match or is not accepted here.',
	],
	[
		'a spreadsheet',
		csv,
		fileOf('zip').bytes,
		'text/csv',
		'The file in "data" is a ZIP file | BigCommerce accepts CSV here.',
	],
])('a file is refused that is %s', (_what, part, bytes, type, expected) => {
	expect(refusal(part, bytes, type)).toBe(expected);
});

it('a file of exactly the limit is taken', () => {
	const bytes = Buffer.concat([fileOf('png').bytes, Buffer.alloc(8 * 1024 * 1024)]).subarray(
		0,
		8 * 1024 * 1024,
	);
	expect(check(images, bytes).bytes).toHaveLength(8_388_608);
});
