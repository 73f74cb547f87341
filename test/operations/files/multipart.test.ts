import { encodeForm } from '../../../nodes/operations/files/upload';

const read = async ({ content, contentType }: { content: Buffer; contentType: string }) =>
	await new Response(new Uint8Array(content), {
		headers: { 'Content-Type': contentType },
	}).formData();

it("is what a browser's parser reads back, byte for byte", async () => {
	const bytes = Buffer.from([0, 255, 13, 10, 45, 45, 13, 10]);
	const form = await read(
		encodeForm(
			[
				['description', 'Ein großer\r\n"Becher"'],
				['sort_order', '3'],
			],
			{ field: 'image_file', name: 'tasse "1"\n.png', type: 'image/png', bytes },
		),
	);
	expect(form.get('description')).toBe('Ein großer\r\n"Becher"');
	expect(form.get('sort_order')).toBe('3');
	const file = form.get('image_file') as File;
	expect([file.name, file.type]).toEqual(['tasse "1"\n.png', 'image/png']);
	expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes);
});

it('cannot be broken by its content: every form has a boundary of its own', () => {
	const boundary = () =>
		/boundary=(.+)$/.exec(
			encodeForm([], { field: 'f', name: 'x', type: 'a/b', bytes: Buffer.alloc(1) }).contentType,
		)?.[1];
	expect(boundary()).not.toBe(boundary());
});
