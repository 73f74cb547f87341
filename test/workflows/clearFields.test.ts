import { AUTOMATIC, openSandbox, sandbox, update } from '../support/mappedUpdate';
import { loadOptions } from '../support/node';
import { fields, id } from '../support/run';
import { as } from '../support/sandbox';

openSandbox();

describe('Clear Fields', () => {
	it('empties what has no value, in either way of mapping', async () => {
		for (const mapping of [
			AUTOMATIC,
			fields({ description: '={{ $json.description }}', price: '={{ $json.price }}' }),
		]) {
			sandbox.log.clear();
			const { error, bodies, messages } = await update(
				'product.update',
				[{ description: '', price: 5 }],
				mapping,
				{ clearFields: ['description', 'categories', 'preorder_release_date', 'meta_keywords'] },
			);
			expect(error?.message).toBeUndefined();
			expect(bodies).toEqual([
				{
					price: 5,
					description: '',
					categories: [],
					preorder_release_date: null,
					meta_keywords: [],
				},
			]);
			expect(messages).toEqual([]);
		}
	});

	it('yields to a value', async () => {
		const { bodies } = await update(
			'product.update',
			[{ description: 'Blue' }, { description: '' }],
			AUTOMATIC,
			{
				clearFields: ['description'],
				productId: id('={{ [77, 78][$itemIndex] }}'),
				options: { batchSize: 1 },
			},
		);
		expect(bodies).toEqual(expect.arrayContaining([{ description: 'Blue' }, { description: '' }]));
	});

	it('may be all there is to do, and may be an expression', async () => {
		expect(
			(
				await update('product.update', [{ what: ['description'] }], fields(null), {
					clearFields: '={{ $json.what }}',
				})
			).bodies,
		).toEqual([{ description: '' }]);
		sandbox.log.clear();
		expect(
			(
				await update('product.update', [{}], fields(null), {
					clearFields: '={{ "description, warranty" }}',
				})
			).bodies,
		).toEqual([{ description: '', warranty: '' }]);
	});

	it.each([
		'price',
		'name',
		'type',
		'nothing_like_it',
		'__proto__',
		'constructor.prototype',
		'is_visible',
	])('does not take %s', async (name) => {
		const { error, bodies } = await update('product.update', [{ price: 5 }], fields({ sku: 'A' }), {
			clearFields: [name],
		});
		expect(error?.message).toMatch(/" cannot be emptied$/);
		expect(bodies).toEqual([]);
	});

	it('offers exactly the fields that can be emptied', async () => {
		const { authentication, use } = as(sandbox, 'full');
		const offered = await loadOptions('getClearableFields', {
			...use,
			parameters: {
				authentication,
				resource: 'product',
				operation: 'product.update',
				clearFields: ['old_one'],
			},
		});
		expect(offered.map(({ value }) => value)).toEqual(
			expect.arrayContaining(['description', 'categories', 'preorder_release_date', 'old_one']),
		);
		expect(offered.map(({ value }) => value)).not.toEqual(expect.arrayContaining(['price']));
	});
});
