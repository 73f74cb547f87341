import { createHash } from 'node:crypto';

import type { FileKind } from '../../catalog/types';
import { fileOf, itemWith } from '../support/files';
import type { NodeRun } from '../support/node';
import { byId, fields, openSandbox, run, sandbox, sent, upload } from '../support/runWithFile';

jest.setTimeout(30_000);

openSandbox();

describe('a file of the item', () => {
	it.each([
		['productImage.create', { productId: byId(77), ...upload }, 'jpg', 'image_file', 'image/jpeg'],
		[
			'productVariant.setImage',
			{ productId: byId(77), variantId: byId(1), fileSource: 'upload' },
			'png',
			'image_file',
			'image/png',
		],
		[
			'productModifierValue.setImage',
			{ productId: byId(77), modifierId: byId(1), modifierValueId: byId(1) },
			'png',
			'image_file',
			'image/png',
		],
		['brandImage.create', { brandId: byId(1) }, 'webp', 'image_file', 'image/webp'],
		['categoryImage.create', { categoryId: byId(1) }, 'ico', 'image_file', 'image/x-icon'],
		['logo.uploadImage', {}, 'gif', 'LogoFile', 'image/gif'],
		['favicon.upload', {}, 'png', 'FaviconFile', 'image/png'],
		['redirect.import', { waitForCompletion: false }, 'csv', 'import_file', 'text/csv'],
		['theme.upload', { waitForCompletion: false }, 'zip', 'file', 'application/zip'],
	])(
		'reaches %s in the right field, byte for byte',
		async (operation, parameters, kind, field, type) => {
			const file = fileOf(kind as FileKind);
			await run(operation, parameters, file);
			const sha256 = createHash('sha256').update(file.bytes).digest('hex');
			expect(sent()[0]?.body).toEqual({
				[field]: { filename: file.name, size: file.bytes.length, type, sha256, text: undefined },
			});
		},
	);

	it('of eight megabytes arrives whole, in one request', async () => {
		const bytes = Buffer.concat([
			fileOf('png').bytes,
			Buffer.alloc(8 * 1024 * 1024 - 10, 'rn\r\n--'),
		]);
		const { error } = await run(
			'productImage.create',
			{ productId: byId(77), ...upload },
			{ name: 'large.png', type: 'image/png', bytes },
		);
		expect(error).toBeUndefined();
		expect(sent()).toHaveLength(1);
		expect(sent()[0].body.image_file).toMatchObject({
			size: 8_388_608,
			sha256: createHash('sha256').update(bytes).digest('hex'),
		});
	});

	it('takes the other fields along', async () => {
		const beside = fields({ is_thumbnail: true, sort_order: 3, description: 'A mug, "blue"' });
		const { items, error } = await run(
			'productImage.create',
			{ productId: byId(77), ...upload, fields: beside },
			fileOf('png'),
		);
		expect(error).toBeUndefined();
		expect(sent()[0].body).toMatchObject({
			is_thumbnail: true,
			sort_order: 3,
			description: 'A mug, "blue"',
			image_file: { filename: 'mug.png' },
		});
		expect(items[0].json).toMatchObject({ product_id: 77, is_thumbnail: true });
	});

	it.each([
		[
			'of another kind',
			'productImage.create',
			{ productId: byId(77), ...upload },
			fileOf('zip'),
			'The file in "data" is a ZIP file',
		],
		[
			'that is too large',
			'productVariant.setImage',
			{ productId: byId(77), variantId: byId(1), fileSource: 'upload' },
			{ ...fileOf('png'), bytes: Buffer.concat([fileOf('png').bytes, Buffer.alloc(1024 * 1024)]) },
			'The file in "data" is too large: 1.1 MB',
		],
		[
			'beside a value of the wrong type',
			'productImage.create',
			{ productId: byId(77), ...upload, fields: fields({ sort_order: 'first' }) },
			fileOf('png'),
			'"Sort Order" must be a whole number',
		],
	])('is not sent %s', async (_what, operation, parameters, file, message) => {
		const { error } = await run(operation, parameters, file);
		expect(error?.message).toBe(message);
		expect(sent()).toEqual([]);
	});

	it.each(['photo', 'Data', '__proto__', 'constructor', 'toString', 'data.data', '={{ "photo" }}'])(
		'that is not there is named: %s',
		async (binaryPropertyName) => {
			const { error } = await run(
				'brandImage.create',
				{ brandId: byId(1), binaryPropertyName },
				fileOf('png'),
			);
			expect(error?.message).toBe(
				`The item has no file in "${binaryPropertyName.replace('={{ "photo" }}', 'photo')}"`,
			);
			expect(error?.description).toBe(
				'Its files are in "data". Enter one of these under "Input Binary Field".',
			);
			expect(sent()).toEqual([]);
		},
	);

	it.each(['={{ $json.missing }}', '={{ null }}', '={{ "" }}', '={{ " " }}'])(
		'whose field is not named is none: %s',
		async (binaryPropertyName) => {
			const { error } = await run(
				'brandImage.create',
				{ brandId: byId(1), binaryPropertyName },
				fileOf('png'),
			);
			expect(error?.message).toBe('"Input Binary Field" is empty');
			expect(sent()).toEqual([]);
		},
	);

	it.each([['={{ 5 }}'], ['={{ {} }}'], ['={{ ["data"] }}']])(
		'is not named by %s',
		async (binaryPropertyName) => {
			const { error } = await run(
				'brandImage.create',
				{ brandId: byId(1), binaryPropertyName },
				fileOf('png'),
			);
			expect(error?.message).toBe('The item has no file in "Input Binary Field"');
			expect(sent()).toEqual([]);
		},
	);

	it('of an item without any is said to be missing', async () => {
		const { error } = await run('brandImage.create', { brandId: byId(1) });
		expect(error).toMatchObject({
			message: 'The item has no file in "data"',
			description: expect.stringContaining('no file at all'),
		});
	});

	it('whose content is gone is said to be', async () => {
		const item = itemWith(fileOf('png'));
		const gone = {
			...item,
			binary: {
				data: {
					...item.binary?.data,
					data: '',
					id: 'filesystem-v2:workflows/none/executions/none/binary_data/none',
				},
			},
		};
		const { error } = await run('brandImage.create', { brandId: byId(1) }, undefined, {
			items: [gone as NonNullable<NodeRun['items']>[number]],
		});
		expect(error?.message).toMatch(/^The file in "data" (cannot be read|is empty)$/);
		expect(sent()).toEqual([]);
	});
});

describe('a file at an address', () => {
	it('is fetched by BigCommerce', async () => {
		const { items, error } = await run('productImage.create', {
			productId: byId(77),
			fileSource: 'url',
			fileUrl: 'https://shop.example/mug.png',
			bodyMode: 'fields',
			fields: fields({ sort_order: 1 }),
		});
		expect(error).toBeUndefined();
		expect(sent()[0].body).toEqual({ image_url: 'https://shop.example/mug.png', sort_order: 1 });
		expect(items[0].json).toMatchObject({ image_url: 'https://shop.example/mug.png' });
	});

	it('needs no other field', async () => {
		await run('productVariant.setImage', {
			productId: byId(77),
			variantId: byId(1),
			fileUrl: 'https://shop.example/mug.png',
		});
		expect(sent()[0].body).toEqual({ image_url: 'https://shop.example/mug.png' });
	});

	it('may stay away when only other fields change', async () => {
		const [image] =
			sandbox.stores.get('hearth24kq')?.collection('catalog/products/images').all() ?? [];
		const { error } = await run('productImage.update', {
			productId: byId(image.product_id),
			imageId: byId(image.id),
			bodyMode: 'fields',
			fields: fields({ sort_order: 9 }),
		});
		expect(error).toBeUndefined();
		expect(sent()[0].body).toEqual({ sort_order: 9 });
	});

	it.each([
		['', '"Image URL" is empty'],
		['mug.png', '"Image URL" is not a web address'],
		[`https://shop.example/${'m'.repeat(255)}.png`, '"Image URL" is longer than 255 characters'],
	])('%j is refused before anything is sent', async (fileUrl, message) => {
		const { error } = await run('productImage.create', {
			productId: byId(77),
			fileUrl,
			bodyMode: 'fields',
			fields: fields({}),
		});
		expect(error?.message).toBe(message);
		expect(sent()).toEqual([]);
	});
});
