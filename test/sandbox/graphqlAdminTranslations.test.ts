import { prepareAdminApi } from './graphqlAdminSupport';
import { messagesOf } from './graphqlSupport';

const { admin } = prepareAdminApi();

describe('translations', () => {
	const LIST =
		'query ($filters: TranslationFiltersInput!, $first: Int, $after: String) { store { translations(filters: $filters, first: $first, after: $after) { pageInfo { hasNextPage endCursor } edges { node { resourceId fields { fieldName original translation } } } } } }';
	const UPDATE =
		'mutation ($input: UpdateTranslationsInput!) { translation { updateTranslations(input: $input) { errors { __typename ... on Error { message } ... on InvalidTranslationEntityFieldsError { fields } } } } }';
	const REMOVE =
		'mutation ($input: DeleteTranslationsInput!) { translation { deleteTranslations(input: $input) { errors { __typename } } } }';
	const place = (resourceType: string) => ({
		resourceType,
		channelId: 'bc/store/channel/1',
		localeId: 'bc/store/locale/fr',
	});
	const TYPES = [
		'ADDRESS_FORM_FIELDS',
		'BRANDS',
		'CATEGORIES',
		'CHECKOUT_SETTINGS',
		'CUSTOMER_FORM_FIELDS',
		'INVENTORY_LOCATIONS',
		'ORDER_STATUSES',
		'PAYMENT_METHODS',
		'PRODUCTS',
		'PRODUCT_CUSTOM_FIELDS',
		'PRODUCT_FILTERS',
		'PRODUCT_MODIFIERS',
		'PRODUCT_MODIFIER_VALUES',
		'PRODUCT_OPTIONS',
		'PROMOTIONS',
		'RETURN_REASONS',
		'SHIPPING_METHODS',
		'TAX_RATES',
		'TRANSACTIONAL_EMAILS',
	];
	const list = async (type: string, more: object = {}) =>
		(
			await admin(LIST, { filters: { ...place(type), ...more }, first: 50 })
		).body.data.store.translations.edges.map(({ node }: { node: unknown }) => node);

	it.each(TYPES)('of %s are written, read and deleted', async (type) => {
		const [{ resourceId, fields }] = await list(type);
		const [{ fieldName }] = fields;
		expect(
			(
				await admin(UPDATE, {
					input: {
						...place(type),
						entities: [{ resourceId, fields: [{ fieldName, value: 'Autrement' }] }],
					},
				})
			).body.data.translation.updateTranslations.errors,
		).toEqual([]);
		const [only] = await list(type, { displayUntranslated: false });
		expect(only.resourceId).toBe(resourceId);
		expect(only.fields[0]).toEqual({ ...fields[0], translation: 'Autrement' });
		expect(
			await list(type, { localeId: 'bc/store/locale/es', displayUntranslated: false }),
		).toEqual([]);
		await admin(REMOVE, {
			input: { ...place(type), resources: [{ resourceId, fields: [fieldName] }] },
		});
		expect((await list(type, { resourceIds: [resourceId] }))[0].fields[0].translation).toBeNull();
	});

	it('come in pages of at most 50', async () => {
		expect(messagesOf(await admin(LIST, { filters: place('PRODUCTS'), first: 51 }))).toEqual([
			'The largest page has 50 elements, not 51.',
		]);
		const ids = new Set<string>();
		let after: string | null = null;
		do {
			const {
				edges,
				pageInfo,
			}: {
				edges: Array<{ node: { resourceId: string } }>;
				pageInfo: { hasNextPage: boolean; endCursor: string };
			} = (await admin(LIST, { filters: place('PRODUCTS'), first: 50, after })).body.data.store
				.translations;
			for (const { node } of edges) ids.add(node.resourceId);
			after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
		} while (after);
		expect(ids.size).toBe(150);
	});

	it('that are wrong are reported, and the others are kept', async () => {
		const entities = [
			{
				resourceId: 'bc/store/product/77',
				fields: [
					{ fieldName: 'name', value: 'Nom' },
					{ fieldName: 'pageTitle', value: 'Titre' },
					{ fieldName: 'color', value: 'x' },
				],
			},
			{ resourceId: 'bc/store/product/9999', fields: [{ fieldName: 'name', value: 'x' }] },
		];
		expect(
			(await admin(UPDATE, { input: { ...place('PRODUCTS'), entities } })).body.data.translation
				.updateTranslations.errors,
		).toEqual([
			{
				__typename: 'InvalidTranslationEntityFieldsError',
				message: 'Unsupported translation entity fields.',
				fields: ['color'],
			},
			{ __typename: 'EntityNotFoundError', message: 'Entity bc/store/product/9999 not found.' },
		]);
		const [{ fields }] = await list('PRODUCTS', { resourceIds: ['bc/store/product/77'] });
		expect(fields).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ fieldName: 'name', translation: 'Nom' }),
				expect.objectContaining({ fieldName: 'page_title', translation: 'Titre' }),
			]),
		);
		const elsewhere = await admin(UPDATE, {
			input: { ...place('PRODUCTS'), localeId: 'bc/store/locale/ja', entities },
		});
		expect(elsewhere.body.data.translation.updateTranslations.errors[0].__typename).toBe(
			'ValidationError',
		);
	});

	it('take their scope', async () => {
		const document = UPDATE;
		const variables = { input: { ...place('PRODUCTS'), entities: [] } };
		expect(messagesOf(await admin(document, variables, 'sandbox-token-products'))).toHaveLength(1);
		expect(
			messagesOf(await admin(LIST, { filters: place('PRODUCTS') }, 'sandbox-token-products')),
		).toHaveLength(1);
	});
});
