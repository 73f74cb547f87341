import { all, fields, picked, type Does, type Json } from '../graphqlSteps';

const PRODUCT = 77;
const french = { productId: picked(PRODUCT), channelId: picked(1), localeCode: picked('fr') };
const overrides = async (does: Does) =>
	(await does('productOverride.get', { account: 'full', parameters: french }))[0];

/** What somebody says otherwise of a product in a channel or a language. */
export const OVERRIDE_SCENARIOS: Record<string, (does: Does) => Promise<void>> = {
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
			).toEqual([expect.objectContaining({ deleted: true })]);
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
		for (const text of ['removeSeoInformation', 'removeStorefrontDetails']) await remove(text, {});
		for (const text of ['removePreOrderSettings', 'removeUrlPath', 'removeFeatured'])
			await remove(text);
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
		).toEqual([expect.objectContaining({ deleted: true })]);
		expect(await change('addImage', { imageId: 1 })).toEqual([
			expect.objectContaining({ success: true }),
		]);
		expect(await change('setImage', { imageId: 1, altText: 'Une cocotte' })).toEqual([
			expect.objectContaining({ success: true }),
		]);
		expect(await change('resetImage', { imageId: 1 })).toEqual([
			expect.objectContaining({ deleted: true }),
		]);
		expect(await change('removeImage', { imageId: 1 })).toEqual([
			expect.objectContaining({ deleted: true }),
		]);
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
		).toEqual([expect.objectContaining({ deleted: true })]);
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
		).toEqual([expect.objectContaining({ deleted: true })]);
	},

	'says something else of options and modifiers that products share': async (does) => {
		const change = async (operation: string, given: Json, items: Json[] = [{}]) =>
			await does(`sharedOptionOverride.${operation}`, {
				account: 'full',
				items,
				parameters: { channelId: picked(1), localeCode: picked('fr'), ...fields(given) },
			});
		expect(
			await change('setOption', { optionId: '={{ $json.option }}', data: '={{ $json.data }}' }, [
				{ option: 1, data: { swatch: { displayName: 'Émail' } } },
				{ option: 2, data: { rectangleList: { displayName: 'Lot de' } } },
			]),
		).toMatchObject([
			{ id: 'bc/store/sharedProductOption/1' },
			{ id: 'bc/store/sharedProductOption/2' },
		]);
		expect(
			await change('removeOption', { optionId: 1, data: JSON.stringify({ swatch: {} }) }),
		).toEqual([expect.objectContaining({ deleted: true })]);
		expect(
			await change('setModifier', {
				modifierId: 2,
				data: JSON.stringify({ textField: { displayName: 'Gravure' } }),
			}),
		).toMatchObject([{ id: 'bc/store/sharedProductModifier/2' }]);
		expect(
			await change('removeModifier', { modifierId: 2, data: JSON.stringify({ textField: {} }) }),
		).toEqual([expect.objectContaining({ deleted: true })]);
	},
};
