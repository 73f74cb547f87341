import { fields, filters, picked } from '../graphqlSteps';
import { list, type Example } from './example';

const UUID = '9bbe8843-27eb-4f78-b34b-c692d1016382';

/** An example of every operation with an account. */
export const ACCOUNT_EXAMPLES: Record<string, Example> = {
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
};
