import { PLACE, PRODUCT_ID, prepareProductsApi } from './graphqlProductsSupport';
import { messagesOf } from './graphqlSupport';
import { ask, askAt } from './support';

const { sandbox, admin, change } = prepareProductsApi();

const SHOWN =
	'basicInformation { name description } seoInformation { pageTitle metaDescription } storefrontDetails { warranty availabilityDescription searchKeywords } preOrderSettings { message } urlPath { path }';
const overrides = async () =>
	(
		await admin(
			`query ($place: ProductOverridesLocaleContextInput!) { store { product(id: "${PRODUCT_ID}") { ${SHOWN} overridesForLocale(localeContext: $place) { ${SHOWN} } overridesForChannel(channelId: "bc/store/channel/2") { isFeatured } } } }`,
			{ place: PLACE },
		)
	).body.data.store.product;

const GROUPS: Array<
	[
		set: string,
		remove: string,
		shown: string,
		data: Record<string, string>,
		named: string[] | undefined,
	]
> = [
	[
		'setProductBasicInformation',
		'removeProductBasicInformationOverrides',
		'basicInformation',
		{ name: 'Casserole', description: '<p>Lourde.</p>' },
		['PRODUCT_NAME_FIELD'],
	],
	[
		'setProductSeoInformation',
		'removeProductSeoInformationOverrides',
		'seoInformation',
		{ pageTitle: 'Titre', metaDescription: 'Texte' },
		['PRODUCT_PAGE_TITLE_FIELD'],
	],
	[
		'setProductStorefrontDetails',
		'removeProductStorefrontDetailsOverrides',
		'storefrontDetails',
		{ warranty: 'Un an', availabilityDescription: 'Bientôt', searchKeywords: 'fonte' },
		['PRODUCT_WARRANTY'],
	],
	[
		'setProductPreOrderSettings',
		'removeProductPreOrderSettingsOverrides',
		'preOrderSettings',
		{ message: 'Réservez' },
		['PRODUCT_PRE_ORDER_MESSAGE'],
	],
	[
		'setProductUrlPath',
		'removeProductUrlPathOverride',
		'urlPath',
		{ path: '/casserole/' },
		undefined,
	],
];

test.each(GROUPS)(
	'%s in one language of one channel, and %s',
	async (set, remove, shown, data, named) => {
		const before = await overrides();
		expect(before.overridesForLocale).toBeNull();
		expect(messagesOf(await change(set, { localeContext: PLACE, data }))).toEqual([]);
		const after = await overrides();
		expect(after.overridesForLocale[shown]).toEqual(data);
		expect(after[shown]).toEqual(before[shown]);
		if (named) {
			await change(remove, { localeContext: PLACE, overridesToRemove: named });
			const [gone, ...left] = Object.entries(data);
			const now = (await overrides()).overridesForLocale?.[shown];
			if (left.length) expect(now).toEqual({ [gone[0]]: null, ...Object.fromEntries(left) });
		}
		await change(remove, { localeContext: PLACE });
		expect((await overrides()).overridesForLocale).toBeNull();
	},
);

test('without a place the product itself changes, as REST shows, and hooks hear of it', async () => {
	await change('setProductSeoInformation', { data: { pageTitle: 'Pans that last' } });
	await change('setProductUrlPath', { data: { path: '/pans/' } });
	const { data } = (await ask(sandbox(), 'GET', '/v3/catalog/products/77')).body;
	expect(data).toMatchObject({
		page_title: 'Pans that last',
		custom_url: { url: '/pans/', is_customized: true },
	});
	const { deliveries } = (await askAt(sandbox(), '/sandbox/webhooks/deliveries')).body;
	expect(deliveries).toEqual(
		expect.arrayContaining([expect.objectContaining({ scope: 'store/product/updated' })]),
	);
	const { name } = (await ask(sandbox(), 'GET', '/v3/catalog/products/78')).body.data;
	expect(messagesOf(await change('setProductBasicInformation', { data: { name } }))).toEqual([
		expect.stringContaining('duplicate'),
	]);
});

test('featured in one channel', async () => {
	await change('setProductIsFeatured', {
		channelId: 'bc/store/channel/2',
		data: { isFeatured: false },
	});
	expect((await overrides()).overridesForChannel).toEqual({ isFeatured: false });
	await change('removeProductIsFeaturedOverride', { channelId: 'bc/store/channel/2' });
	expect((await overrides()).overridesForChannel).toBeNull();
});

test('custom fields', async () => {
	const read = async () =>
		(
			await admin(
				`{ store { product(id: "${PRODUCT_ID}") { customFields { edges { node { id name value overrides(context: { channelId: "bc/store/channel/2" }) { edges { node { ... on ProductCustomFieldOverridesForChannelLocale { name value isVisible context { channelId locale } } } } } } } } } } }`,
			)
		).body.data.store.product.customFields.edges[0].node;
	const { id } = await read();
	await change('updateProductCustomFields', {
		data: [
			{
				customFieldId: id,
				value: 'By hand',
				overrides: [
					{ channelLocaleOverrides: { context: PLACE, data: { name: 'Soin', isVisible: false } } },
				],
			},
		],
	});
	expect(await read()).toMatchObject({
		value: 'By hand',
		overrides: {
			edges: [{ node: { name: 'Soin', value: null, isVisible: false, context: PLACE } }],
		},
	});
	await change('removeProductCustomFieldsOverrides', {
		data: [
			{ customFieldId: id, channelLocaleContextData: { context: PLACE, attributes: ['NAME'] } },
		],
	});
	expect((await read()).overrides.edges[0].node).toMatchObject({ name: null, isVisible: false });
	await change('removeProductCustomFieldsOverrides', {
		data: [{ customFieldId: id, channelLocaleContextData: { context: PLACE } }],
	});
	expect((await read()).overrides.edges).toEqual([]);
});

test('images', async () => {
	const product = 'bc/store/product/78';
	const read = async () =>
		(
			await admin(
				`query ($place: ProductImagesOverridesContextInput!) { store { product(id: "${product}") { images { edges { node { id altText } } } imagesOverrides(context: $place) { edges { node { id altText addedToProduct } } } } } }`,
				{ place: PLACE },
			)
		).body.data.store.product;
	const [{ node: first }, { node: second }] = (await read()).images.edges;
	const result = 'images { edges { node { id } } }';
	await change(
		'updateProductImageProperties',
		{
			productId: product,
			data: [
				{
					imageId: first.id,
					altText: 'Seen from above',
					overrides: [
						{ channelLocaleOverrides: { context: PLACE, data: { altText: 'Vue du dessus' } } },
					],
				},
			],
		},
		result,
	);
	const removed = await change(
		'removeImagesFromProduct',
		{ productId: product, context: PLACE, ids: [second.id] },
		result,
	);
	expect(removed.body.data.product.removeImagesFromProduct.images.edges).toHaveLength(2);
	expect(await read()).toEqual({
		images: { edges: [{ node: { id: first.id, altText: 'Seen from above' } }, { node: second }] },
		imagesOverrides: {
			edges: [
				{ node: { id: first.id, altText: 'Vue du dessus', addedToProduct: true } },
				{ node: { id: second.id, altText: second.altText, addedToProduct: false } },
			],
		},
	});
	await change(
		'addImagesToProduct',
		{ productId: product, context: PLACE, ids: [second.id] },
		result,
	);
	await change(
		'removeProductImagePropertiesOverrides',
		{
			productId: product,
			data: [{ imageId: first.id, contexts: [{ channelLocaleContext: PLACE }] }],
		},
		result,
	);
	expect(
		(await read()).imagesOverrides.edges.map(({ node }: { node: object }) => node),
	).toMatchObject([{ altText: 'Seen from above' }, { addedToProduct: true }]);
});

test('what is not there, and who may not', async () => {
	expect(
		messagesOf(
			await change('setProductUrlPath', {
				productId: 'bc/store/product/9999',
				data: { path: '/x/' },
			}),
		),
	).toEqual(['Entity bc/store/product/9999 not found.']);
	expect(
		messagesOf(
			await change('setProductUrlPath', {
				localeContext: { channelId: 'bc/store/channel/99', locale: 'fr' },
				data: { path: '/x/' },
			}),
		),
	).toEqual(['Entity bc/store/channel/99 not found.']);
	expect(
		messagesOf(await change('setProductUrlPath', { productId: '77', data: { path: '/x/' } })),
	).toEqual([expect.stringContaining('Invalid ID')]);
	expect(
		messagesOf(
			await change(
				'setProductUrlPath',
				{ data: { path: '/x/' } },
				undefined,
				'sandbox-token-orders-read-only',
			),
		),
	).toHaveLength(1);
	expect(
		(
			await admin(
				'{ store { product(id: "bc/store/product/9999") { id } products(filters: { ids: ["bc/store/product/80"] }) { edges { node { id isFeatured } } } } }',
			)
		).body.data.store,
	).toEqual({
		product: null,
		products: { edges: [{ node: { id: 'bc/store/product/80', isFeatured: false } }] },
	});
});
