import { fields, filters, picked } from '../graphqlSteps';
import { list, type Example } from './example';

const place = { channelId: 'bc/store/channel/1', localeId: 'bc/store/locale/fr' };

/** An example of every operation with the app extensions, metafields, languages and translations of a store. */
export const STORE_EXAMPLES: Record<string, Example> = {
	'appExtension.getMany': {
		as: 'app',
		parameters: list,
		field: 'store.appExtensions',
		given: { first: 5 },
	},
	'appExtension.create': {
		as: 'app',
		field: 'appExtension.createAppExtension',
		parameters: fields({
			context: 'PANEL',
			model: 'CUSTOMERS',
			url: '/customers/${id}/interactions',
			label: 'Interactions',
			labelLocales: { 'es-MX': 'Notas' },
		}),
		given: {
			input: {
				context: 'PANEL',
				model: 'CUSTOMERS',
				url: '/customers/${id}/interactions',
				label: { defaultValue: 'Interactions', locales: [{ value: 'Notas', localeCode: 'es-MX' }] },
			},
		},
	},
	'appExtension.update': {
		as: 'app',
		parameters: { appExtensionId: picked(2), ...fields({ url: '/interactions' }) },
		field: 'appExtension.updateAppExtension',
		given: { input: { id: 'bc/store/appExtension/2', data: { url: '/interactions' } } },
	},
	'appExtension.delete': {
		as: 'app',
		parameters: { appExtensionId: picked(2) },
		field: 'appExtension.deleteAppExtension',
		given: { input: { id: 'bc/store/appExtension/2' } },
	},
	'metafield.reassignOwner': {
		as: 'full',
		parameters: fields({ newClientId: 'xyz1234', metafieldId: 8 }),
		field: 'metafield.reassignMetafieldsOwner',
		given: { input: { newClientId: 'xyz1234', metafieldIds: ['bc/store/metafield/8'] } },
	},
	'locale.getMany': {
		as: 'full',
		parameters: { ...list, channelId: picked(1) },
		field: 'store.locales',
		given: { first: 5, input: { channelId: 'bc/store/channel/1' } },
	},
	'locale.getManySupported': {
		as: 'full',
		parameters: list,
		field: 'i18n.supportedLocales',
		given: { first: 5 },
	},
	'locale.add': {
		as: 'full',
		parameters: {
			channelId: picked(1),
			newLocaleCode: picked('fr'),
			...fields({ status: 'INACTIVE' }),
		},
		field: 'locale.addLocale',
		given: { input: { channelId: 'bc/store/channel/1', code: 'fr', status: 'INACTIVE' } },
	},
	'locale.update': {
		as: 'full',
		parameters: {
			channelId: picked(1),
			localeCode: picked('fr'),
			...fields({ status: 'ACTIVE', isDefault: false }),
		},
		field: 'locale.updateLocale',
		given: {
			input: { channelId: 'bc/store/channel/1', code: 'fr', status: 'ACTIVE', isDefault: false },
		},
	},
	'locale.delete': {
		as: 'full',
		parameters: { channelId: picked(1), localeCode: picked('fr') },
		field: 'locale.deleteLocale',
		given: { input: { channelId: 'bc/store/channel/1', code: 'fr' } },
	},
	'translation.getMany': {
		as: 'full',
		parameters: {
			...list,
			channelId: picked(1),
			localeCode: picked('fr'),
			...filters({ resourceType: 'CATEGORIES', resourceIds: '18, 24' }),
		},
		field: 'store.translations',
		given: {
			first: 5,
			filters: {
				resourceType: 'CATEGORIES',
				...place,
				resourceIds: ['bc/store/category/18', 'bc/store/category/24'],
			},
		},
	},
	'translation.update': {
		as: 'full',
		parameters: {
			channelId: picked(1),
			localeCode: picked('fr'),
			...fields({
				resourceType: 'PRODUCTS',
				resourceId: 123,
				fields: { name: 'Gadget (FR)', page_title: 'Page' },
			}),
		},
		field: 'translation.updateTranslations',
		given: {
			input: {
				resourceType: 'PRODUCTS',
				...place,
				entities: [
					{
						resourceId: 'bc/store/product/123',
						fields: [
							{ fieldName: 'name', value: 'Gadget (FR)' },
							{ fieldName: 'page_title', value: 'Page' },
						],
					},
				],
			},
		},
	},
	'translation.delete': {
		as: 'full',
		parameters: {
			channelId: picked(1),
			localeCode: picked('fr'),
			...fields({
				resourceType: 'PAYMENT_METHODS',
				resourceId: 'authorizenet.credit_card.USD',
				fields: 'display_name, payment_instruction',
			}),
		},
		field: 'translation.deleteTranslations',
		given: {
			input: {
				resourceType: 'PAYMENT_METHODS',
				...place,
				resources: [
					{
						resourceId: 'bc/store/paymentMethod/authorizenet.credit_card.USD',
						fields: ['display_name', 'payment_instruction'],
					},
				],
			},
		},
	},
};
