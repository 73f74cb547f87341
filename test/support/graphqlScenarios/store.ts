import { all, fields, filters, picked, type Does, type Json } from '../graphqlSteps';

const PRODUCT = 77;

/** What somebody does with the app extensions, metafields, languages and translations of a store. */
export const STORE_SCENARIOS: Record<string, (does: Does) => Promise<void>> = {
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
			expect.objectContaining({ deleted: true }),
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
		).toEqual([expect.objectContaining({ deleted: true })]);
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
		).toEqual(items.map(() => expect.objectContaining({ success: true })));
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
		).toEqual([
			expect.objectContaining({ deleted: true }),
			expect.objectContaining({ deleted: true }),
		]);
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
};
