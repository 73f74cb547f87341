import { graphQlShop, hinted, said, type Reply } from '../support/graphqlShop';
import { fields } from '../support/graphqlSteps';
import { id, jsons } from '../support/run';

let reply: Reply;
const { operate, sent, storeCredential, changeAccount } = graphQlShop((...given) =>
	reply(...given),
);

describe('an operation of the BigCommerce node', () => {
	const locale = { channelId: id(1), localeCode: id('fr') };

	it.each<[string, string, object, object, string]>([
		[
			'for another ID',
			'appExtension.delete',
			{ appExtensionId: id(2) },
			{
				appExtension: { deleteAppExtension: { deletedAppExtensionId: 'bc/store/appExtension/3' } },
			},
			'about something else',
		],
		[
			'without the ID',
			'appExtension.delete',
			{ appExtensionId: id(2) },
			{ appExtension: { deleteAppExtension: { deletedAppExtensionId: null, other: 1 } } },
			'about something else',
		],
		[
			'for another locale',
			'locale.delete',
			locale,
			{ locale: { deleteLocale: { code: 'de', errors: [] } } },
			'about something else',
		],
		[
			'without its payload',
			'locale.delete',
			locale,
			{ locale: { deleteLocale: null } },
			'does not say that',
		],
		[
			'without its record',
			'locale.update',
			{ ...locale, ...fields({ status: 'ACTIVE' }) },
			{ locale: { updateLocale: { locale: null, errors: [] } } },
			'does not show that this was done',
		],
		[
			'with a text as its record',
			'locale.update',
			{ ...locale, ...fields({ status: 'ACTIVE' }) },
			{ locale: { updateLocale: { locale: 'fr', errors: [] } } },
			'does not hold',
		],
		[
			'for another product',
			'productOverride.setFeatured',
			{
				productId: id(77),
				channelId: id(2),
				localeCode: id('fr'),
				...fields({ isFeatured: true }),
			},
			{ product: { setProductIsFeatured: { product: { id: 'bc/store/product/78' } } } },
			'about something else',
		],
	])(
		'that is answered %s is not known to be done',
		async (_, operation, parameters, data, expected) => {
			reply = () => ({ body: { data } });
			const { authentication, use } = operation.startsWith('appExtension')
				? {
						authentication: 'app',
						use: {
							credentials: { them: storeCredential() },
							chosen: { bigCommerceAppApi: 'them' },
						},
					}
				: { authentication: 'store', use: {} };
			const result = await operate(operation, { ...parameters, authentication }, use);
			expect(result.items).toEqual([]);
			expect(result.error?.message).toContain(expected);
			expect(said(result)).toContain('not known whether');
			expect(sent()).toHaveLength(1);
		},
	);

	it('that is refused beside its record says that a part may be done', async () => {
		reply = () => ({
			body: {
				data: {
					locale: {
						updateLocale: {
							locale: { code: 'fr', status: 'ACTIVE' },
							errors: [{ message: 'Not the default.' }],
						},
					},
				},
			},
		});
		const result = await operate('locale.update', {
			...locale,
			...fields({ status: 'ACTIVE', isDefault: true }),
		});
		expect(said(result)).toContain('part of the request may have been carried out');
	});

	it.each<[string, unknown]>([
		['a text', 'Not the default.'],
		['texts', ['Not the default.']],
		['one object', { message: 'Not the default.' }],
	])('that is refused by %s is refused', async (_, errors) => {
		reply = () => ({ body: { data: { locale: { updateLocale: { locale: null, errors } } } } });
		const result = await operate('locale.update', { ...locale, ...fields({ status: 'ACTIVE' }) });
		expect([result.items, said(result)]).toEqual([[], expect.stringContaining('Not the default.')]);
	});

	const translate = (...ids: unknown[]) =>
		operate(
			'translation.update',
			{
				...locale,
				...fields({
					resourceType: 'PRODUCTS',
					resourceId: '={{ $json.id }}',
					fields: '{ "name": "X" }',
				}),
			},
			{ items: jsons(ids.map((id) => ({ id }))), onError: 'continueErrorOutput' },
		);

	it('of a batch refuses by the ID that BigCommerce names, the same one twice', async () => {
		reply = () => ({
			body: {
				data: {
					translation: {
						updateTranslations: { errors: [{ message: 'Entity bc/store/product/8 not found.' }] },
					},
				},
			},
		});
		const { items, errorItems } = await translate(7, 8, 9);
		expect([
			items.map(({ pairedItem }) => pairedItem),
			errorItems.map(({ pairedItem }) => pairedItem),
		]).toEqual([[{ item: 0 }, { item: 2 }], [{ item: 1 }]]);
	});

	it('of a batch without a payload is no success of any', async () => {
		reply = () => ({ body: { data: { translation: { updateTranslations: null } } } });
		const { items, errorItems } = await translate(7, 8);
		expect([items, errorItems.length, sent().length]).toEqual([[], 2, 1]);
	});

	it.each<[string, unknown]>([
		['of null', null],
		['of another field', { shops: {} }],
		['without edges', { stores: { pageInfo: { hasNextPage: false }, edges: null } }],
		['of a text', { stores: 'none' }],
	])('that lists is not empty by an answer %s', async (_, account) => {
		reply = () => ({ body: { data: { account } } });
		const result = await operate('accountStore.getMany', { returnAll: true });
		expect([result.items, result.status]).toEqual([[], 'error']);
	});

	it('that lists inside of a list is not empty by a store without the list', async () => {
		reply = () => ({
			body: {
				data: {
					account: {
						stores: {
							pageInfo: { hasNextPage: false },
							edges: [{ cursor: 'a', node: { id: 'A', name: 'A', storeHash: 'a', users: null } }],
						},
					},
				},
			},
		});
		const result = await operate('storeUser.getManyOfAllStores', { returnAll: true });
		expect([result.items, result.error?.message]).toEqual([
			[],
			'BigCommerce\'s answer does not hold "account.stores.users"',
		]);
	});

	it('finds a store again that has another place by now, and says when it is gone', async () => {
		const users = (name: string, next?: string) => ({
			pageInfo: { hasNextPage: next !== undefined, endCursor: next },
			edges: [{ node: { id: name } }],
		});
		const store = (name: string, inner: object) => ({
			cursor: name.toLowerCase(),
			node: { id: name, name, storeHash: name, users: inner },
		});
		const page = (...edges: object[]) => ({
			body: { data: { account: { stores: { pageInfo: { hasNextPage: false }, edges } } } },
		});
		const answers = [
			page(store('A', users('1')), store('B', users('2', 'b1'))),
			page(store('N', users('0'))),
			page(store('A', users('1')), store('N', users('0')), store('B', users('3'))),
		];
		reply = () => answers.shift() ?? {};
		const found = await operate('storeUser.getManyOfAllStores', { returnAll: true });
		expect(
			found.items.map(({ json }) => `${(json.store as { id: string }).id}/${String(json.id)}`),
		).toEqual(['A/1', 'B/2', 'B/3']);
		answers.push(page(store('B', users('2', 'b1'))), page(), page(store('A', users('1'))));
		changeAccount();
		const gone = await operate('storeUser.getManyOfAllStores', { returnAll: true });
		expect([gone.items.length, hinted(gone)]).toEqual([
			1,
			[expect.stringContaining('was removed while its "users" was read')],
		]);
	});
});
