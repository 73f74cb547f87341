import { prepareAdminApi } from './graphqlAdminSupport';
import { messagesOf } from './graphqlSupport';

const { admin } = prepareAdminApi();

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
