/** What somebody does with the operations that are asked for in GraphQL. Each scenario runs in n8n's engine and in a real n8n. */

type Json = Record<string, unknown>;

/** An operation as it stands in a node. */
export interface Step {
	/** Account of the sandbox. */
	account: 'account' | 'app' | 'full';
	/** Node parameters beside resource and operation. */
	parameters?: Json;
	/** Incoming items. */
	items?: Json[];
}

/** Carries out an operation. @returns the items that came out. @throws with n8n's message when there is one */
export type Does = (operation: string, step: Step) => Promise<Json[]>;

/** A value chosen "By ID". */
export const picked = (value: unknown) => ({ __rl: true, mode: 'id', value });
/** A form that is filled in. */
export const fields = (value: Json) => ({
	bodyMode: 'fields',
	fields: { mappingMode: 'defineBelow', value },
});
const filters = (value: Json) => ({ filters: { mappingMode: 'defineBelow', value } });
const all = { returnAll: true };

const PRODUCT = 77;
const french = { productId: picked(PRODUCT), channelId: picked(1), localeCode: picked('fr') };
const overrides = async (does: Does) =>
	(await does('productOverride.get', { account: 'full', parameters: french }))[0];

export const SCENARIOS: Record<string, (does: Does) => Promise<void>> = {
	'looks at the account': async (does) => {
		expect(await does('account.get', { account: 'account' })).toEqual([
			{
				id: expect.stringMatching(/^bc\/account\/account\//),
				accountInfo: { name: expect.any(String) },
			},
		]);
		const apps = await does('accountApp.getMany', { account: 'account', parameters: all });
		expect(apps.length).toBeGreaterThan(0);
		expect(apps[0]).toEqual({
			id: expect.stringMatching(/^bc\/account\/app\//),
			name: expect.any(String),
		});
		const stores = await does('accountStore.getMany', { account: 'account', parameters: all });
		expect(stores.map(({ storeHash }) => storeHash)).toEqual([
			'hearth24kq',
			'outlet8rw3',
			'pantry5nd2',
		]);
		const installed = await does('accountApp.getManyOfAllStores', {
			account: 'account',
			parameters: all,
		});
		expect(installed).toContainEqual({
			id: expect.stringMatching(/^bc\/account\/app\//),
			name: expect.any(String),
			store: { id: 'bc/account/store/hearth24kq', name: 'Hearth & Table', storeHash: 'hearth24kq' },
		});
		expect(
			(
				await does('accountStore.getMany', {
					account: 'account',
					parameters: { returnAll: false, limit: 2 },
				})
			).map((each) => Object.keys(each)),
		).toEqual([
			['id', 'name', 'storeHash'],
			['id', 'name', 'storeHash'],
		]);
	},

	'finds out who may sign in where': async (does) => {
		const users = await does('accountUser.getMany', { account: 'account', parameters: all });
		expect(users).toHaveLength(60);
		expect(new Set(users.map(({ id }) => id)).size).toBe(60);
		const everywhere = await does('storeUser.getManyOfAllStores', {
			account: 'account',
			parameters: all,
		});
		const count = (hash: string) =>
			everywhere.filter(({ store }) => (store as Json).storeHash === hash).length;
		// One more than a page holds, so the list of a store is followed.
		expect(['hearth24kq', 'outlet8rw3', 'pantry5nd2'].map(count)).toEqual([54, 18, 15]);
		expect(everywhere[0]).toMatchObject({
			email: expect.stringContaining('@'),
			permissions: expect.any(Array),
			store: { id: 'bc/account/store/hearth24kq', name: 'Hearth & Table', storeHash: 'hearth24kq' },
		});
		expect(
			await does('storeUser.getManyOfAllStores', {
				account: 'account',
				parameters: { returnAll: false, limit: 1 },
			}),
		).toEqual([everywhere[0]]);
		for (const store of ['bc/account/store/outlet8rw3', 'outlet8rw3']) {
			const found = await does('storeUser.getMany', {
				account: 'account',
				parameters: { ...all, storeId: picked(store) },
			});
			expect(found).toHaveLength(18);
			expect(found[0]).toMatchObject({ store: { storeHash: 'outlet8rw3' } });
		}
		expect(
			await does('storeUser.getMany', {
				account: 'account',
				parameters: { storeId: picked('hearth24kq'), returnAll: false, limit: 53 },
			}),
		).toHaveLength(53);
	},

	'lets somebody in and out': async (does) => {
		const account = 'account' as const;
		const email = 'new.person@hearth.example';
		expect(await does('accountUser.add', { account, parameters: fields({ email }) })).toEqual([
			{ accountInfo: { name: expect.any(String) } },
		]);
		const user = (await does('accountUser.getMany', { account, parameters: all })).find(
			(each) => each.email === email,
		) as Json;
		const bare = String(user.id).replace('bc/account/user/', '');
		expect(
			await does('storeUser.add', {
				account,
				parameters: { storeId: picked('pantry5nd2'), userId: picked(bare) },
			}),
		).toEqual([{ storeId: 'bc/account/store/pantry5nd2' }]);
		expect(
			await does('storeUser.add', {
				account,
				parameters: { storeId: picked('bc/account/store/outlet8rw3'), userId: picked(email) },
			}),
		).toEqual([{ storeId: 'bc/account/store/outlet8rw3' }]);
		const stores = async () =>
			(await does('storeUser.getManyOfAllStores', { account, parameters: all }))
				.filter((each) => each.email === email)
				.map(({ store }) => (store as Json).storeHash);
		expect(await stores()).toEqual(['outlet8rw3', 'pantry5nd2']);
		expect(
			await does('storeUser.remove', {
				account,
				parameters: { storeId: picked('pantry5nd2'), userId: picked(user.id) },
			}),
		).toEqual([{ deleted: true }]);
		expect(await stores()).toEqual(['outlet8rw3']);
		expect(
			await does('accountUser.remove', { account, parameters: { userEmail: picked(email) } }),
		).toEqual([{ deleted: true }]);
		expect(await stores()).toEqual([]);
	},

	'sells a subscription, changes and cancels it': async (does) => {
		const account = 'account' as const;
		const many = async (given: Json) =>
			await does('accountSubscription.getMany', {
				account,
				parameters: { ...all, ...filters(given) },
			});
		const everything = await many({});
		expect(everything.length).toBeGreaterThan(5);
		const active = await many({ status: 'ACTIVE' });
		expect(active.length).toBeGreaterThan(0);
		expect(active.length).toBeLessThan(everything.length);
		const few = async (given: Json) =>
			(
				await does('accountSubscription.getMany', {
					account,
					parameters: { returnAll: false, limit: 1, ...given },
				})
			)[0];
		expect(await few({ output: 'selected', selectedFields: ['status', 'product.id'] })).toEqual({
			status: everything[0].status,
			product: { id: (everything[0].product as Json).id },
		});
		expect(Object.keys(await few({ output: 'simplified' }))).toEqual([
			'id',
			'status',
			'product',
			'scope',
			'billingInterval',
			'pricePerInterval',
			'currentPeriodEnd',
			'accountId',
		]);
		expect(await few({ output: 'raw' })).toEqual(everything[0]);
		// The oldest: a trial cannot be changed.
		const { id, accountId, scope, product } = active.at(-1) as {
			id: string;
			accountId: string;
			scope: { id: string };
			product: { id: string };
		};
		expect(
			(await many({ subscriptionIds: id.replace('bc/account/subscription/', '') })).map(
				(each) => each.id,
			),
		).toEqual([id]);
		expect(
			(
				await many({
					storeHash: scope.id.replace('bc/account/scope/', ''),
					appId: product.id.replace('bc/account/product/', ''),
				})
			).map((each) => each.id),
		).toContain(id);
		const offer = {
			accountId: accountId.replace('bc/account/account/', ''),
			interval: 'MONTH',
			price: 29.99,
			description: 'Standard',
			redirectUrl: 'https://store-hearth24kq.mybigcommerce.com/manage/app/1',
		};
		const created = await does('accountCheckout.create', {
			account,
			parameters: fields({
				...offer,
				storeHash: 'hearth24kq',
				appId: product.id.replace('bc/account/product/', ''),
				productLevel: 'Standard',
				trialDays: 7,
				currencyCode: 'USD',
			}),
		});
		expect(created).toEqual([
			{
				id: expect.stringMatching(/^bc\/account\/checkout\//),
				accountId,
				status: 'PENDING',
				checkoutUrl: expect.any(String),
				items: [
					expect.objectContaining({
						product: { id: product.id, type: 'APPLICATION', productLevel: 'Standard' },
						scope: { id: 'bc/account/scope/hearth24kq', type: 'STORE' },
						pricingPlan: {
							interval: 'MONTH',
							price: { value: 29.99, currencyCode: 'USD' },
							trialDays: 7,
						},
					}),
				],
			},
		]);
		const checkoutId = String(created[0].id).replace('bc/account/checkout/', '');
		expect(
			await does('accountCheckout.get', {
				account,
				parameters: { checkoutId: picked(checkoutId) },
			}),
		).toEqual(created);
		const change = await does('accountCheckout.createForSubscription', {
			account,
			parameters: {
				subscriptionId: picked(id),
				...fields({ ...offer, productLevel: 'Premium', currencyCode: 'USD' }),
			},
		});
		expect(change[0].items).toEqual([expect.objectContaining({ subscriptionId: id })]);
		expect(
			await does('accountSubscription.cancel', {
				account,
				parameters: { subscriptionId: picked(id.replace('bc/account/subscription/', '')) },
			}),
		).toEqual([{ subscriptionId: id, cancelledAt: expect.any(String) }]);
	},

	'extends the control panel as an app': async (does) => {
		const account = 'app' as const;
		const label = { defaultValue: 'Notes', locales: [{ localeCode: 'es-MX', value: 'Notas' }] };
		const [created] = await does('appExtension.create', {
			account,
			parameters: fields({
				context: 'PANEL',
				model: 'CUSTOMERS',
				url: '/customers/${id}/notes',
				label: 'Notes',
				labelLocales: '{ "es-MX": "Notas" }',
			}),
		});
		expect(created).toEqual({
			id: expect.stringMatching(/^bc\/store\/appExtension\/\d+$/),
			context: 'PANEL',
			model: 'CUSTOMERS',
			url: '/customers/${id}/notes',
			label,
		});
		const appExtensionId = picked(String(created.id).replace('bc/store/appExtension/', ''));
		expect(
			(
				await does('appExtension.update', {
					account,
					parameters: { appExtensionId, ...fields({ url: '/notes/${id}' }) },
				})
			)[0],
		).toEqual({ ...created, url: '/notes/${id}' });
		expect(await does('appExtension.getMany', { account, parameters: all })).toContainEqual({
			...created,
			url: '/notes/${id}',
		});
		expect(await does('appExtension.delete', { account, parameters: { appExtensionId } })).toEqual([
			{ deleted: true },
		]);
		expect(await does('appExtension.getMany', { account, parameters: all })).not.toContainEqual(
			expect.objectContaining({ id: created.id }),
		);
	},

	'hands a metafield over': async (does) => {
		const make = async (key: string) =>
			(
				await does('productMetafield.create', {
					account: 'full',
					parameters: {
						productId: picked(PRODUCT),
						...fields({ namespace: 'care', key, value: 'By hand', permission_set: 'app_only' }),
					},
				})
			)[0].id;
		const ids = [await make('washing'), await make('drying')];
		const given = await does('metafield.reassignOwner', {
			account: 'full',
			items: ids.map((id) => ({ id })),
			parameters: fields({
				newClientId: 'sandbox-client-products',
				metafieldId: '={{ $json.id }}',
			}),
		});
		expect(given).toEqual(ids.map((id) => ({ metafieldId: `bc/store/metafield/${id}` })));
	},

	'speaks another language in a channel': async (does) => {
		const account = 'full' as const;
		const channel = { channelId: picked(1) };
		const locales = async () =>
			(await does('locale.getMany', { account, parameters: { ...all, ...channel } })).map(
				({ code, status }) => [code, status],
			);
		expect(await locales()).toContainEqual(['fr', 'ACTIVE']);
		const supported = await does('locale.getManySupported', {
			account,
			parameters: { returnAll: false, limit: 5 },
		});
		expect(supported).toHaveLength(5);
		expect(supported[0]).toEqual({
			code: expect.any(String),
			englishName: expect.any(String),
			hasBuiltInTranslations: expect.any(Boolean),
		});
		expect(
			await does('locale.add', {
				account,
				parameters: { ...channel, newLocaleCode: picked('de'), ...fields({}) },
			}),
		).toEqual([{ code: 'de', status: 'INACTIVE', isDefault: false }]);
		expect(
			await does('locale.update', {
				account,
				parameters: {
					channelId: picked('bc/store/channel/1'),
					localeCode: picked('de'),
					...fields({ status: 'ACTIVE' }),
				},
			}),
		).toEqual([{ code: 'de', status: 'ACTIVE', isDefault: false }]);
		expect(await locales()).toContainEqual(['de', 'ACTIVE']);
		expect(
			await does('locale.delete', {
				account,
				parameters: { ...channel, localeCode: picked('de') },
			}),
		).toEqual([{ deleted: true }]);
		expect((await locales()).map(([code]) => code)).not.toContain('de');
	},

	'translates products': async (does) => {
		const account = 'full' as const;
		const place = { channelId: picked(1), localeCode: picked('fr') };
		const items = Array.from({ length: 60 }, (_, index) => ({
			id: PRODUCT + index,
			name: `Article ${index}`,
		}));
		const form = fields({
			resourceType: 'PRODUCTS',
			resourceId: '={{ $json.id }}',
			fields: '={{ { "name": $json.name } }}',
		});
		expect(
			await does('translation.update', { account, items, parameters: { ...place, ...form } }),
		).toEqual(items.map(() => ({ success: true })));
		const read = async () =>
			await does('translation.getMany', {
				account,
				parameters: { ...place, ...all, ...filters({ resourceType: 'PRODUCTS' }) },
			});
		const texts = new Map(
			(await read()).map(({ resourceId, fields: found }) => [
				resourceId,
				(found as Json[]).find(({ fieldName }) => fieldName === 'name')?.translation,
			]),
		);
		for (const { id, name } of items)
			expect([id, texts.get(`bc/store/product/${id}`)]).toEqual([id, name]);
		expect(
			await does('translation.delete', {
				account,
				items: items.slice(0, 2),
				parameters: {
					...place,
					...fields({ resourceType: 'PRODUCTS', resourceId: '={{ $json.id }}', fields: 'name' }),
				},
			}),
		).toEqual([{ deleted: true }, { deleted: true }]);
		const [one] = await does('translation.getMany', {
			account,
			parameters: {
				...place,
				...all,
				...filters({ resourceType: 'PRODUCTS', resourceIds: `${PRODUCT}` }),
			},
		});
		expect(
			(one?.fields as Json[] | undefined)?.find(({ fieldName }) => fieldName === 'name')
				?.translation ?? null,
		).toBeNull();
	},

	'says something else of a product in a channel': async (does) => {
		const account = 'full' as const;
		const set = async (operation: string, given: Json) =>
			await does(`productOverride.${operation}`, {
				account,
				parameters: { ...french, ...fields(given) },
			});
		const remove = async (operation: string, given?: Json) =>
			expect(
				await does(`productOverride.${operation}`, {
					account,
					parameters: { ...french, ...(given ? fields(given) : {}) },
				}),
			).toEqual([{ deleted: true }]);
		const id = `bc/store/product/${PRODUCT}`;
		expect(await set('setBasicInformation', { name: 'Cocotte', description: 'En cuivre' })).toEqual(
			[
				{
					id,
					overridesForLocale: { basicInformation: { name: 'Cocotte', description: 'En cuivre' } },
				},
			],
		);
		expect(await set('setSeoInformation', { pageTitle: 'Cocotte en cuivre' })).toMatchObject([
			{ overridesForLocale: { seoInformation: { pageTitle: 'Cocotte en cuivre' } } },
		]);
		expect(await set('setStorefrontDetails', { warranty: 'Deux ans' })).toMatchObject([
			{ overridesForLocale: { storefrontDetails: { warranty: 'Deux ans' } } },
		]);
		expect(await set('setPreOrderSettings', { message: 'Bientôt' })).toMatchObject([
			{ overridesForLocale: { preOrderSettings: { message: 'Bientôt' } } },
		]);
		expect(await set('setUrlPath', { path: '/cocotte' })).toMatchObject([
			{ overridesForLocale: { urlPath: { path: '/cocotte' } } },
		]);
		expect(await set('setFeatured', { isFeatured: true })).toEqual([
			{ id, overridesForChannel: { isFeatured: true } },
		]);
		expect(await overrides(does)).toMatchObject({
			id,
			overridesForLocale: { basicInformation: { name: 'Cocotte' }, urlPath: { path: '/cocotte' } },
			overridesForChannel: { isFeatured: true },
		});
		await remove('removeBasicInformation', { overridesToRemove: 'PRODUCT_NAME_FIELD' });
		expect(await overrides(does)).toMatchObject({
			overridesForLocale: { basicInformation: { name: null, description: 'En cuivre' } },
		});
		for (const each of ['removeSeoInformation', 'removeStorefrontDetails']) await remove(each, {});
		for (const each of ['removePreOrderSettings', 'removeUrlPath', 'removeFeatured'])
			await remove(each);
		expect(await overrides(does)).toMatchObject({
			overridesForLocale: { basicInformation: { name: null } },
			overridesForChannel: null,
		});
	},

	'says something else of the parts of a product': async (does) => {
		const account = 'full' as const;
		const items = [{ customField: 1 }, { customField: 2 }];
		const change = async (operation: string, given: Json, incoming: Json[] = [{}]) =>
			await does(`productOverride.${operation}`, {
				account,
				items: incoming,
				parameters: { ...french, ...fields(given) },
			});
		expect(
			await change(
				'setCustomField',
				{ customFieldId: '={{ $json.customField }}', name: 'Entretien', value: 'À la main' },
				items,
			),
		).toEqual(items.map(() => ({ id: `bc/store/product/${PRODUCT}` })));
		expect(
			await change('removeCustomField', { customFieldId: 1, attributes: 'NAME, VALUE' }),
		).toEqual([{ deleted: true }]);
		expect(await change('addImage', { imageId: 1 })).toEqual([{ success: true }]);
		expect(await change('setImage', { imageId: 1, altText: 'Une cocotte' })).toEqual([
			{ success: true },
		]);
		expect(await change('resetImage', { imageId: 1 })).toEqual([{ deleted: true }]);
		expect(await change('removeImage', { imageId: 1 })).toEqual([{ deleted: true }]);
		const option = (
			await does('productVariantOption.getMany', {
				account,
				parameters: { productId: picked(PRODUCT), ...all },
			})
		)[0] as { id: number; type: string; option_values: Array<{ id: number }> };
		const kind =
			{
				dropdown: 'dropdown',
				swatch: 'swatch',
				rectangles: 'rectangleList',
				radio_buttons: 'radioButtons',
			}[option.type] ?? 'dropdown';
		const value = option.option_values[0].id;
		expect(
			await change('setOption', {
				optionId: option.id,
				data: JSON.stringify({
					[kind]: { displayName: 'Couleur', values: [{ valueId: value, label: 'Craie' }] },
				}),
			}),
		).toEqual([{ id: `bc/store/product/${PRODUCT}` }]);
		expect(
			await change('removeOption', {
				optionId: option.id,
				data: JSON.stringify({ [kind]: { values: { ids: [value] } } }),
			}),
		).toEqual([{ deleted: true }]);
		const modifier = (
			await does('productModifier.getMany', {
				account,
				parameters: { productId: picked(PRODUCT), ...all },
			})
		)[0] as { id: number; type: string };
		const names: Record<string, string> = {
			checkbox: 'checkbox',
			text: 'textField',
			date: 'dateField',
			dropdown: 'dropdown',
			multi_line_text: 'multiLineTextField',
			numbers_only_text: 'numberField',
		};
		expect(
			await change('setModifier', {
				modifierId: modifier.id,
				data: JSON.stringify({ [names[modifier.type]]: { displayName: 'Emballage' } }),
			}),
		).toEqual([{ id: `bc/store/product/${PRODUCT}` }]);
		expect(
			await change('removeModifier', {
				modifierId: modifier.id,
				data: JSON.stringify({ [names[modifier.type]]: {} }),
			}),
		).toEqual([{ deleted: true }]);
	},
};
