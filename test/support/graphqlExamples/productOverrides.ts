import { fields, picked, type Json } from '../graphqlSteps';
import type { Example } from './example';

const inFrench = { productId: picked(111), channelId: picked(2), localeCode: picked('fr') };
const localeContext = { channelId: 'bc/store/channel/2', locale: 'fr' };
const context = localeContext;
const productId = 'bc/store/product/111';
const product = (set: string, given: Json) => ({
	field: `product.${set}`,
	given: { input: { productId, ...given } },
});

/** An example of every operation with what is said otherwise of a product in a channel or a language. */
export const OVERRIDE_EXAMPLES: Record<string, Example> = {
	'productOverride.get': {
		as: 'full',
		parameters: inFrench,
		field: 'store.product',
		given: { id: productId },
	},
	'productOverride.setBasicInformation': {
		as: 'full',
		parameters: { ...inFrench, ...fields({ name: 'Nom', description: 'Texte' }) },
		...product('setProductBasicInformation', {
			localeContext,
			data: { name: 'Nom', description: 'Texte' },
		}),
	},
	'productOverride.removeBasicInformation': {
		as: 'full',
		parameters: { ...inFrench, ...fields({ overridesToRemove: 'PRODUCT_NAME_FIELD' }) },
		...product('removeProductBasicInformationOverrides', {
			localeContext,
			overridesToRemove: ['PRODUCT_NAME_FIELD'],
		}),
	},
	'productOverride.setSeoInformation': {
		as: 'full',
		parameters: { ...inFrench, ...fields({ metaDescription: 'Texte' }) },
		...product('setProductSeoInformation', { localeContext, data: { metaDescription: 'Texte' } }),
	},
	'productOverride.removeSeoInformation': {
		as: 'full',
		parameters: { ...inFrench, ...fields({}) },
		...product('removeProductSeoInformationOverrides', { localeContext }),
	},
	'productOverride.setStorefrontDetails': {
		as: 'full',
		parameters: { ...inFrench, ...fields({ searchKeywords: 'a b' }) },
		...product('setProductStorefrontDetails', { localeContext, data: { searchKeywords: 'a b' } }),
	},
	'productOverride.removeStorefrontDetails': {
		as: 'full',
		parameters: {
			...inFrench,
			...fields({ overridesToRemove: ['PRODUCT_WARRANTY', 'PRODUCT_SEARCH_KEYWORDS'] }),
		},
		...product('removeProductStorefrontDetailsOverrides', {
			localeContext,
			overridesToRemove: ['PRODUCT_WARRANTY', 'PRODUCT_SEARCH_KEYWORDS'],
		}),
	},
	'productOverride.setPreOrderSettings': {
		as: 'full',
		parameters: { ...inFrench, ...fields({ message: 'Bientôt' }) },
		...product('setProductPreOrderSettings', { localeContext, data: { message: 'Bientôt' } }),
	},
	'productOverride.removePreOrderSettings': {
		as: 'full',
		parameters: inFrench,
		...product('removeProductPreOrderSettingsOverrides', { localeContext }),
	},
	'productOverride.setUrlPath': {
		as: 'full',
		parameters: { ...inFrench, ...fields({ path: '/nom' }) },
		...product('setProductUrlPath', { localeContext, data: { path: '/nom' } }),
	},
	'productOverride.removeUrlPath': {
		as: 'full',
		parameters: inFrench,
		...product('removeProductUrlPathOverride', { localeContext }),
	},
	'productOverride.setFeatured': {
		as: 'full',
		parameters: { ...inFrench, ...fields({ isFeatured: 'true' }) },
		...product('setProductIsFeatured', {
			channelId: 'bc/store/channel/2',
			data: { isFeatured: true },
		}),
	},
	'productOverride.removeFeatured': {
		as: 'full',
		parameters: inFrench,
		...product('removeProductIsFeaturedOverride', { channelId: 'bc/store/channel/2' }),
	},
	'productOverride.setCustomField': {
		as: 'full',
		parameters: { ...inFrench, ...fields({ customFieldId: 1, value: 'Cuir', isVisible: false }) },
		...product('updateProductCustomFields', {
			data: [
				{
					customFieldId: 'bc/store/productCustomField/1',
					overrides: [
						{ channelLocaleOverrides: { context, data: { value: 'Cuir', isVisible: false } } },
					],
				},
			],
		}),
	},
	'productOverride.removeCustomField': {
		as: 'full',
		parameters: { ...inFrench, ...fields({ customFieldId: 1, attributes: 'NAME' }) },
		...product('removeProductCustomFieldsOverrides', {
			data: [
				{
					customFieldId: 'bc/store/productCustomField/1',
					channelLocaleContextData: { context, attributes: ['NAME'] },
				},
			],
		}),
	},
	'productOverride.addImage': {
		as: 'full',
		parameters: { ...inFrench, ...fields({ imageId: 4 }) },
		...product('addImagesToProduct', { context, ids: ['bc/store/productImage/4'] }),
	},
	'productOverride.removeImage': {
		as: 'full',
		parameters: { ...inFrench, ...fields({ imageId: 4 }) },
		...product('removeImagesFromProduct', { context, ids: ['bc/store/productImage/4'] }),
	},
	'productOverride.setImage': {
		as: 'full',
		parameters: { ...inFrench, ...fields({ imageId: 4, altText: 'Une tasse', sortOrder: '2' }) },
		...product('updateProductImageProperties', {
			data: [
				{
					imageId: 'bc/store/productImage/4',
					overrides: [
						{ channelLocaleOverrides: { context, data: { altText: 'Une tasse', sortOrder: 2 } } },
					],
				},
			],
		}),
	},
	'productOverride.resetImage': {
		as: 'full',
		parameters: { ...inFrench, ...fields({ imageId: 4 }) },
		...product('removeProductImagePropertiesOverrides', {
			data: [{ imageId: 'bc/store/productImage/4', contexts: [{ channelLocaleContext: context }] }],
		}),
	},
	'productOverride.setOption': {
		as: 'full',
		parameters: {
			...inFrench,
			...fields({
				optionId: 108,
				data: { dropdown: { displayName: 'Taille', values: [{ valueId: 68, label: 'Petit' }] } },
			}),
		},
		...product('setProductOptionsInformation', {
			localeContext,
			data: {
				options: [
					{
						optionId: 'bc/store/productOption/108',
						data: {
							dropdown: {
								displayName: 'Taille',
								values: [{ valueId: 'bc/store/productOptionValue/68', label: 'Petit' }],
							},
						},
					},
				],
			},
		}),
	},
	'productOverride.removeOption': {
		as: 'full',
		parameters: {
			...inFrench,
			...fields({ optionId: 108, data: { dropdown: { values: { ids: [68] } } } }),
		},
		...product('removeProductOptionsOverrides', {
			localeContext,
			data: {
				options: [
					{
						optionId: 'bc/store/productOption/108',
						data: { dropdown: { values: { ids: ['bc/store/productOptionValue/68'] } } },
					},
				],
			},
		}),
	},
	'productOverride.setModifier': {
		as: 'full',
		parameters: {
			...inFrench,
			...fields({ modifierId: 121, data: { textField: { displayName: 'Gravure' } } }),
		},
		...product('setProductModifiersInformation', {
			localeContext,
			data: {
				modifiers: [
					{
						modifierId: 'bc/store/productModifier/121',
						data: { textField: { displayName: 'Gravure' } },
					},
				],
			},
		}),
	},
	'productOverride.removeModifier': {
		as: 'full',
		parameters: {
			...inFrench,
			...fields({ modifierId: 121, data: { swatch: { values: { ids: [107] } } } }),
		},
		...product('removeProductModifiersOverrides', {
			localeContext,
			data: {
				modifiers: [
					{
						modifierId: 'bc/store/productModifier/121',
						data: { swatch: { values: { ids: ['bc/store/productModifierValue/107'] } } },
					},
				],
			},
		}),
	},
};
