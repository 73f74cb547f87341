import type { Sandbox } from '../../sandbox/server';
import { askAdmin, grant, messagesOf } from './graphqlSupport';
import { ask, sandboxFor } from './support';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxFor();
});
beforeEach(() => {
	sandbox.reset();
	grant(sandbox, 'app', ['store_v2_products', 'store_v2_customers', 'store_app_extensions_manage']);
});
afterAll(() => sandbox.close());

const APP = 'sandbox-token-app';
const admin = (query: string, variables?: Record<string, unknown>, token?: string) =>
	askAdmin(sandbox, [query, variables], token);

describe('app extensions', () => {
	const FIELDS = 'id context model url label { defaultValue locales { localeCode value } }';
	const CREATE = `mutation ($input: CreateAppExtensionInput!) { appExtension { createAppExtension(input: $input) { appExtension { ${FIELDS} } } } }`;
	const INPUT = {
		context: 'PANEL',
		model: 'CUSTOMERS',
		url: '/customers/${id}/notes',
		label: { defaultValue: 'Notes', locales: [{ localeCode: 'fr', value: 'Remarques' }] },
	};
	const list = async (token: string) =>
		(await admin('{ store { appExtensions { edges { node { id url } } } } }', {}, token)).body;

	it('are made, changed and taken away by the app that they belong to', async () => {
		const { appExtension } = (await admin(CREATE, { input: INPUT }, APP)).body.data.appExtension
			.createAppExtension;
		expect(appExtension).toEqual({ ...INPUT, id: 'bc/store/appExtension/1' });
		const update = `mutation ($input: UpdateAppExtensionInput!) { appExtension { updateAppExtension(input: $input) { appExtension { ${FIELDS} } } } }`;
		const changed = (
			await admin(
				update,
				{ input: { id: appExtension.id, data: { label: { defaultValue: 'Remarks' } } } },
				APP,
			)
		).body.data.appExtension.updateAppExtension.appExtension;
		expect(changed).toEqual({
			...INPUT,
			id: appExtension.id,
			label: { defaultValue: 'Remarks', locales: [] },
		});
		expect((await list(APP)).data.store.appExtensions.edges).toHaveLength(1);
		const remove =
			'mutation ($id: ID!) { appExtension { deleteAppExtension(input: { id: $id }) { deletedAppExtensionId } } }';
		expect(
			(await admin(remove, { id: appExtension.id }, APP)).body.data.appExtension.deleteAppExtension,
		).toEqual({ deletedAppExtensionId: appExtension.id });
		expect(messagesOf(await admin(remove, { id: appExtension.id }, APP))).toEqual([
			'Entity bc/store/appExtension/1 not found.',
		]);
	});

	it('are not for store-level accounts, and not for apps without the scope', async () => {
		expect(messagesOf(await admin(CREATE, { input: INPUT }))).toEqual([
			'You do not have permission to do this operation.',
		]);
		expect(messagesOf({ body: await list('sandbox-token-full-access') } as never)).toHaveLength(1);
		grant(sandbox, 'app', ['store_v2_products']);
		expect(messagesOf(await admin(CREATE, { input: INPUT }, APP))).toHaveLength(1);
		expect(sandbox.stores.get('hearth24kq')?.collection('app-extensions').all()).toEqual([]);
	});
});

describe('metafields', () => {
	const FIELDS = 'id key namespace value permissionSet resourceId ownerClientId description';
	const REASSIGN =
		'mutation ($input: ReassignMetafieldsOwnerInput!) { metafield { reassignMetafieldsOwner(input: $input) { metafieldIds errors { __typename ... on Error { message } ... on EntityNotFoundError { id } } } } }';

	it('get another owner, all or none of them', async () => {
		const fields = (await ask(sandbox, 'GET', '/v3/catalog/products/77/metafields')).body.data;
		const id = `bc/store/metafield/${fields[0].id}`;
		const done = await admin(REASSIGN, {
			input: { newClientId: 'sandbox-client-app', metafieldIds: [id] },
		});
		expect(done.body.data.metafield.reassignMetafieldsOwner).toEqual({
			metafieldIds: [id],
			errors: [],
		});
		expect(
			(await ask(sandbox, 'GET', `/v3/catalog/products/77/metafields/${fields[0].id}`)).body.data
				.owner_client_id,
		).toBe('sandbox-client-app');
		const missing = await admin(REASSIGN, {
			input: {
				newClientId: 'sandbox-client-full-access',
				metafieldIds: [id, 'bc/store/metafield/9999'],
			},
		});
		expect(missing.body.data.metafield.reassignMetafieldsOwner).toEqual({
			metafieldIds: null,
			errors: [
				{
					__typename: 'EntityNotFoundError',
					id: 'bc/store/metafield/9999',
					message: 'Entity bc/store/metafield/9999 not found.',
				},
			],
		});
		const nobody = await admin(REASSIGN, { input: { newClientId: 'made-up', metafieldIds: [id] } });
		expect(nobody.body.data.metafield.reassignMetafieldsOwner.errors[0].__typename).toBe(
			'ValidationError',
		);
		expect(
			messagesOf(
				await admin(
					REASSIGN,
					{ input: { newClientId: 'sandbox-client-app', metafieldIds: [id] } },
					'sandbox-token-products',
				),
			),
		).toHaveLength(1);
	});

	it('of the store are made with or without its ID, once', async () => {
		const create = `mutation ($input: CreateMetafieldInput!) { metafield { createMetafield(input: $input) { metafield { ${FIELDS} } errors { __typename } } } }`;
		const input = {
			namespace: 'Warehouse',
			key: 'Location',
			value: '4HG',
			permissionSet: 'APP_ONLY',
		};
		const made = (await admin(create, { input })).body.data.metafield.createMetafield;
		expect(made).toEqual({
			errors: [],
			metafield: {
				...input,
				id: expect.stringMatching(/^bc\/store\/metafield\/\d+$/),
				description: '',
				resourceId: 'bc/store/store/1001724',
				ownerClientId: 'sandbox-client-full-access',
			},
		});
		expect(
			(await admin(create, { input: { ...input, resourceId: 'bc/store/store/1001724' } })).body.data
				.metafield.createMetafield.errors,
		).toEqual([{ __typename: 'AlreadyExistsError' }]);
		const listed = (
			await admin(
				'{ store { metafields(filters: { namespace: "Warehouse" }) { edges { node { id value } } } } }',
			)
		).body.data.store.metafields.edges;
		expect(listed).toEqual([{ node: { id: made.metafield.id, value: '4HG' } }]);
		expect(
			(await ask(sandbox, 'GET', '/v3/store/metafields?namespace=Warehouse')).body.data,
		).toMatchObject([{ key: 'Location', permission_set: 'app_only' }]);
	});

	it('of others may be changed if they let themselves be', async () => {
		const create =
			'mutation ($input: CreateMetafieldInput!) { metafield { createMetafield(input: $input) { metafield { id } } } }';
		const make = async (key: string, permissionSet: string) =>
			(
				await admin(create, {
					input: {
						namespace: 'n',
						key,
						value: 'v',
						permissionSet,
						resourceId: 'bc/store/product/77',
					},
				})
			).body.data.metafield.createMetafield.metafield.id;
		const [closed, open] = [await make('closed', 'READ'), await make('open', 'WRITE')];
		const update =
			'mutation ($id: ID!, $data: UpdateMetafieldDataInput!) { metafield { updateMetafield(input: { id: $id, data: $data }) { metafield { value } errors { __typename } } } }';
		const remove =
			'mutation ($id: ID!) { metafield { deleteMetafield(input: { id: $id }) { deletedMetafieldId errors { __typename } } } }';
		const by = async (document: string, variables: object) =>
			Object.values((await admin(document, variables as never, APP)).body.data.metafield)[0];
		expect(await by(update, { id: closed, data: { value: 'w' } })).toEqual({
			metafield: null,
			errors: [{ __typename: 'NotAuthorizedToUpdateMetafieldError' }],
		});
		expect(await by(update, { id: open, data: { description: 'w' } })).toEqual({
			metafield: null,
			errors: [{ __typename: 'NotAuthorizedFieldToUpdateMetafieldFieldError' }],
		});
		expect(await by(update, { id: open, data: { value: 'w' } })).toEqual({
			metafield: { value: 'w' },
			errors: [],
		});
		expect(await by(remove, { id: closed })).toEqual({
			deletedMetafieldId: null,
			errors: [{ __typename: 'NotAuthorizedToDeleteMetafieldError' }],
		});
		expect(await by(remove, { id: open })).toEqual({ deletedMetafieldId: open, errors: [] });
	});
});

describe('locales', () => {
	const list = async () =>
		(
			await admin(
				'{ store { locales(input: { channelId: "bc/store/channel/1" }) { edges { node { code status isDefault } } } } }',
			)
		).body.data.store.locales.edges.map(({ node }: { node: unknown }) => node);
	const change = async (name: string, input: object) =>
		(
			await admin(
				`mutation ($input: ${name[0].toUpperCase()}${name.slice(1)}Input!) { locale { ${name}(input: $input) { ${name === 'deleteLocale' ? 'code' : 'locale { code status isDefault }'} errors { __typename ... on Error { message } } } } }`,
				{ input: { channelId: 'bc/store/channel/1', ...input } },
			)
		).body.data.locale[name];

	it('are added up to five, made the default, and taken away', async () => {
		expect(await change('addLocale', { code: 'de', status: 'ACTIVE' })).toEqual({
			locale: { code: 'de', status: 'ACTIVE', isDefault: false },
			errors: [],
		});
		expect((await change('addLocale', { code: 'ja' })).errors).toEqual([
			{ __typename: 'ValidationError', message: 'A channel has at most 5 locales.' },
		]);
		expect((await change('addLocale', { code: 'fr' })).errors[0].__typename).toBe(
			'EntityAlreadyExistsError',
		);
		expect((await change('updateLocale', { code: 'de', isDefault: true })).locale.isDefault).toBe(
			true,
		);
		expect((await list()).filter(({ isDefault }: { isDefault: boolean }) => isDefault)).toEqual([
			{ code: 'de', status: 'ACTIVE', isDefault: true },
		]);
		expect(
			(await change('updateLocale', { code: 'it', isDefault: true })).errors[0].__typename,
		).toBe('ValidationError');
		expect((await change('deleteLocale', { code: 'de' })).errors[0].__typename).toBe(
			'EntityNotFoundError',
		);
		expect(await change('deleteLocale', { code: 'fr' })).toEqual({ code: 'fr', errors: [] });
		expect((await list()).map(({ code }: { code: string }) => code)).toEqual([
			'en',
			'es',
			'it',
			'de',
		]);
	});

	it('are those that BigCommerce supports', async () => {
		expect((await change('addLocale', { code: 'xx' })).errors[0].__typename).toBe(
			'ValidationError',
		);
		const { edges } = (
			await admin(
				'{ i18n { supportedLocales(first: 50) { edges { node { code englishName hasBuiltInTranslations } } } } }',
			)
		).body.data.i18n.supportedLocales;
		expect(edges).toEqual(
			expect.arrayContaining([
				{ node: { code: 'fr', englishName: 'French', hasBuiltInTranslations: true } },
				{ node: { code: 'uk', englishName: 'Ukrainian', hasBuiltInTranslations: false } },
			]),
		);
	});
});

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
					{ fieldName: 'colour', value: 'x' },
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
				fields: ['colour'],
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

test('the data layer is switched', async () => {
	const read = async () =>
		(await admin('{ store { settings { dataSolutions { isDataLayerEnabled } } } }')).body.data.store
			.settings.dataSolutions;
	expect(await read()).toEqual({ isDataLayerEnabled: false });
	await admin(
		'mutation { settings { dataSolutions { updateDataLayer(input: { isDataLayerEnabled: true }) { dataSolutions { isDataLayerEnabled } } } } }',
	);
	expect(await read()).toEqual({ isDataLayerEnabled: true });
	expect(
		messagesOf(
			await admin(
				'{ store { settings { dataSolutions { isDataLayerEnabled } } } }',
				{},
				'sandbox-token-products',
			),
		),
	).toHaveLength(1);
});

test('channels by type and by ID', async () => {
	const { body } = await admin(
		'{ store { channels(filters: { types: ["storefront"] }) { edges { node { id name status } } } channel(id: "bc/store/channel/3") { type } } node(id: "bc/store/channel/2") { id ... on Channel { name } } }',
	);
	expect(
		body.data.store.channels.edges.map(({ node }: { node: { id: string } }) => node.id),
	).toEqual(['bc/store/channel/1', 'bc/store/channel/2']);
	expect(body.data).toMatchObject({
		store: { channel: { type: 'pos' } },
		node: { id: 'bc/store/channel/2', name: 'Hearth & Table Trade' },
	});
});

describe('webhooks', () => {
	const CREATE =
		'mutation ($input: CreateHttpsWebhookInput!) { webhook { createHttpsWebhook(input: $input) { webhook { id scope destination status isActive createdAt headers { key value } } errors { __typename ... on Error { message } } } } }';
	const input = {
		scope: 'store/order/updated',
		destination: 'https://hooks.example.com/orders',
		headers: [{ key: 'X-Secret', value: 'kept' }],
	};

	it('are those of REST, and follow its rules', async () => {
		const { webhook } = (await admin(CREATE, { input })).body.data.webhook.createHttpsWebhook;
		expect(webhook).toMatchObject({ ...input, status: 'ACTIVE', isActive: true });
		const id = webhook.id.split('/').at(-1);
		expect((await ask(sandbox, 'GET', `/v3/hooks/${id}`)).body.data).toMatchObject({
			destination: input.destination,
			headers: { 'X-Secret': 'kept' },
		});
		expect((await admin(CREATE, { input })).body.data.webhook.createHttpsWebhook).toMatchObject({
			webhook: null,
			errors: [{ __typename: 'AlreadyExistsError' }],
		});
		expect(
			(await admin(CREATE, { input: { ...input, destination: 'http://hooks.example.com' } })).body
				.data.webhook.createHttpsWebhook.errors,
		).toMatchObject([{ __typename: 'DestinationNotAllowedError' }]);
		const update =
			'mutation ($id: ID!, $data: UpdateHttpsWebhookDataInput!) { webhook { updateHttpsWebhook(input: { id: $id, data: $data }) { webhook { status } errors { __typename } } } }';
		expect(
			(await admin(update, { id: webhook.id, data: { isActive: false } })).body.data.webhook
				.updateHttpsWebhook,
		).toEqual({ webhook: { status: 'INACTIVE' }, errors: [] });
		expect(
			(await admin(update, { id: webhook.id, data: { isActive: true } }, APP)).body.data.webhook
				.updateHttpsWebhook.errors,
		).toEqual([{ __typename: 'EntityNotFoundError' }]);
		const list = async () =>
			(
				await admin(
					'{ store { webhooks(filters: { status: INACTIVE }) { edges { node { id ... on HttpsWebhook { destination } } } } } }',
				)
			).body.data.store.webhooks.edges;
		expect(await list()).toEqual([{ node: { id: webhook.id, destination: input.destination } }]);
		expect(
			(
				await admin(
					'mutation ($id: ID!) { webhook { deleteWebhook(input: { webhookId: $id }) { id errors { __typename } } } }',
					{ id: webhook.id },
				)
			).body.data.webhook.deleteWebhook,
		).toEqual({ id: webhook.id, errors: [] });
		expect(await list()).toEqual([]);
	});
});
