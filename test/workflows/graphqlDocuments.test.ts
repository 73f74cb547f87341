import type { INodeParameters } from 'n8n-workflow';
import {
	Kind,
	parse,
	valueFromASTUntyped,
	type FieldNode,
	type OperationDefinitionNode,
} from 'graphql';

import type { Sandbox } from '../../sandbox/server';
import { graphQlOperations } from '../support/catalog';
import { fields, picked } from '../support/graphqlSteps';
import { runNode } from '../support/node';
import { as, sandboxForTests } from '../support/sandbox';

type Json = Record<string, unknown>;

/** What somebody fills in, and what BigCommerce's guides and schema want to be asked then: the field, and what stands in its brackets. Nothing here is worked out from the catalogue. */
interface Example {
	as: 'account' | 'app' | 'full';
	parameters?: Json;
	field: string;
	given?: Json;
}

const filters = (value: Json) => ({ filters: { mappingMode: 'defineBelow', value } });
const list = { returnAll: false, limit: 5 };
const inFrench = { productId: picked(111), channelId: picked(2), localeCode: picked('fr') };
const localeContext = { channelId: 'bc/store/channel/2', locale: 'fr' };
const context = localeContext;
const productId = 'bc/store/product/111';
const UUID = '9bbe8843-27eb-4f78-b34b-c692d1016382';
const product = (set: string, given: Json) => ({
	field: `product.${set}`,
	given: { input: { productId, ...given } },
});
const place = { channelId: 'bc/store/channel/1', localeId: 'bc/store/locale/fr' };

const EXAMPLES: Record<string, Example> = {
	'account.get': { as: 'account', field: 'account.accountInfo' },
	'accountApp.getMany': {
		as: 'account',
		parameters: list,
		field: 'account.apps',
		given: { first: 5 },
	},
	'accountApp.getManyOfAllStores': {
		as: 'account',
		parameters: list,
		field: 'account.stores',
		given: { first: 10 },
	},
	'accountStore.getMany': {
		as: 'account',
		parameters: list,
		field: 'account.stores',
		given: { first: 5 },
	},
	'accountUser.getMany': {
		as: 'account',
		parameters: list,
		field: 'account.users',
		given: { first: 5 },
	},
	'storeUser.getMany': {
		as: 'account',
		parameters: { ...list, storeId: picked('hearth24kq') },
		field: 'account.stores',
		given: { first: 10 },
	},
	'storeUser.getManyOfAllStores': {
		as: 'account',
		parameters: list,
		field: 'account.stores',
		given: { first: 10 },
	},
	'accountUser.add': {
		as: 'account',
		parameters: fields({ email: 'jane.doe@example.com' }),
		field: 'account.addUserToAccount',
		given: { input: { email: 'jane.doe@example.com' } },
	},
	'accountUser.remove': {
		as: 'account',
		parameters: { userEmail: picked('jane.doe@example.com') },
		field: 'account.removeUserFromAccount',
		given: { input: { email: 'jane.doe@example.com' } },
	},
	'storeUser.add': {
		as: 'account',
		parameters: { storeId: picked('abc123'), userId: picked(7) },
		field: 'user.addUserToStore',
		given: { input: { user: { id: 'bc/account/user/7' }, storeId: 'bc/account/store/abc123' } },
	},
	'storeUser.remove': {
		as: 'account',
		parameters: { storeId: picked('bc/account/store/abc123'), userId: picked('bc/account/user/7') },
		field: 'user.removeUserFromStore',
		given: { input: { userId: 'bc/account/user/7', storeId: 'bc/account/store/abc123' } },
	},
	'accountCheckout.get': {
		as: 'account',
		parameters: { checkoutId: picked(UUID) },
		field: 'account.checkout',
		given: { id: `bc/account/checkout/${UUID}` },
	},
	'accountCheckout.create': {
		as: 'account',
		field: 'checkout.createCheckout',
		parameters: fields({
			accountId: UUID,
			storeHash: 'f0qyczpkb2',
			appId: 1234,
			productLevel: 'Standard',
			interval: 'MONTH',
			price: '29.99',
			currencyCode: 'USD',
			trialDays: 0,
			description: 'App Subscription - Standard',
			redirectUrl: 'https://store-f0qyczpkb2.mybigcommerce.com/manage/app/1234',
		}),
		given: {
			input: {
				accountId: `bc/account/account/${UUID}`,
				items: [
					{
						product: {
							id: 'bc/account/product/1234',
							type: 'APPLICATION',
							productLevel: 'Standard',
						},
						scope: { id: 'bc/account/scope/f0qyczpkb2', type: 'STORE' },
						pricingPlan: {
							interval: 'MONTH',
							price: { value: 29.99, currencyCode: 'USD' },
							trialDays: 0,
						},
						description: 'App Subscription - Standard',
						redirectUrl: 'https://store-f0qyczpkb2.mybigcommerce.com/manage/app/1234',
					},
				],
			},
		},
	},
	'accountCheckout.createForSubscription': {
		as: 'account',
		field: 'checkout.createCheckout',
		parameters: {
			subscriptionId: picked(UUID),
			...fields({
				accountId: UUID,
				productLevel: 'Premium',
				interval: 'ANNUAL',
				price: 129.99,
				currencyCode: 'USD',
				description: 'test application',
				redirectUrl: 'https://example.com/done',
			}),
		},
		given: {
			input: {
				accountId: `bc/account/account/${UUID}`,
				items: [
					{
						product: { productLevel: 'Premium' },
						pricingPlan: { interval: 'ANNUAL', price: { value: 129.99, currencyCode: 'USD' } },
						redirectUrl: 'https://example.com/done',
						description: 'test application',
						subscriptionId: `bc/account/subscription/${UUID}`,
					},
				],
			},
		},
	},
	'accountSubscription.getMany': {
		as: 'account',
		field: 'account.subscriptions',
		parameters: {
			...list,
			...filters({
				status: 'ACTIVE',
				storeHash: '9godyw034y',
				appId: '16267',
				subscriptionIds: UUID,
				updatedAfter: '2024-05-01T00:00:00Z',
			}),
		},
		given: {
			first: 5,
			filters: {
				status: 'ACTIVE',
				scopeId: 'bc/account/scope/9godyw034y',
				scopeType: 'STORE',
				productId: 'bc/account/product/16267',
				productType: 'APPLICATION',
				ids: [`bc/account/subscription/${UUID}`],
				updatedAfter: '2024-05-01T00:00:00Z',
			},
		},
	},
	'accountSubscription.cancel': {
		as: 'account',
		parameters: { subscriptionId: picked(UUID) },
		field: 'subscription.cancelSubscription',
		given: { input: { id: `bc/account/subscription/${UUID}` } },
	},
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
						resourceId: productId.replace('111', '123'),
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

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(async () => {
	await sandbox.close();
});

const isField = (each: { kind: string }): each is FieldNode => each.kind === Kind.FIELD;

/** What stands in the brackets of a field, with the variables put in; what has no value is not sent. */
function argumentsAt(document: string, variables: Json, path: string): Json | undefined {
	const operation = parse(document).definitions[0] as OperationDefinitionNode;
	const found = path
		.split('.')
		.reduce<FieldNode | OperationDefinitionNode | undefined>(
			(at, name) =>
				at?.selectionSet?.selections.filter(isField).find((each) => each.name.value === name),
			operation,
		);
	if (!found || found.kind !== Kind.FIELD) return undefined;
	return JSON.parse(
		JSON.stringify(
			Object.fromEntries(
				(found.arguments ?? []).map(({ name, value }) => [
					name.value,
					valueFromASTUntyped(value, variables),
				]),
			),
		),
	) as Json;
}

it('there is an example of every operation', () => {
	expect(Object.keys(EXAMPLES).sort()).toEqual(graphQlOperations.map(({ id }) => id).sort());
});

it.each(Object.entries(EXAMPLES))(
	'%s asks as BigCommerce documents it',
	async (operation, { as: account, parameters, field, given }) => {
		const { authentication, use } = as(sandbox, account, { scopeSource: 'all' });
		sandbox.log.clear();
		const { error } = await runNode({
			...use,
			parameters: {
				authentication,
				resource: operation.split('.')[0],
				operation,
				options: {},
				...parameters,
			} as INodeParameters,
		});
		const [request] = sandbox.log.all();
		if (!request) throw new Error(`Nothing was sent: ${error?.message} ${error?.description}`);
		expect(`${request.method} ${request.path}`).toBe(
			account === 'account'
				? 'POST /accounts/5b6a3f0e-2d5c-4a7e-9c1d-7f3e8a90b124/graphql'
				: 'POST /stores/hearth24kq/graphql',
		);
		const { query, variables = {} } = request.body as { query: string; variables?: Json };
		expect(argumentsAt(query, variables, field)).toEqual(given ?? {});
	},
);
