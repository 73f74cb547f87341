import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import nodes from '../../catalog/nodes.json';
import type { AccountKind, Operation } from '../../catalog/types';
import type { Sandbox } from '../../sandbox/server';
import { operations } from '../support/catalog';
import { loadOptions, runNode } from '../support/node';
import { as, sandboxForTests } from '../support/sandbox';

/**
 * The guide to API accounts, "Choosing the right kind of API account": which kinds of account an API works with, and one operation
 * of this package for each API that it calls. Other pages of BigCommerce give two rows to more kinds, as noted.
 */
const KINDS: Array<[api: string, operation: string, kinds: AccountKind[]]> = [
	['GraphQL Account API', 'accountUser.getMany', ['account']],
	['GraphQL Admin API', 'translation.getMany', ['store', 'app']],
	['REST Store Management APIs', 'product.getMany', ['store', 'app']],
	['REST Store Management APIs, V2', 'order.getMany', ['store', 'app']],
	// The reference of the Customer Login API describes it with store-level accounts.
	['Customer Login API', 'customerLogin.createUrl', ['store', 'app']],
	['Current Customer API', 'currentCustomer.verifyToken', ['app']],
	['Payments API', 'payment.take', ['store', 'app']],
	['Payments API, access tokens', 'payment.createAccessToken', ['store', 'app']],
	['App Extensions', 'appExtension.create', ['app']],
	['Single-store frontend scripts', 'script.create', ['store', 'app']],
];

/** The guide, "OAuth scopes": what a scope opens, and what it does not open. */
const SCOPES: Array<[scope: string, opens: string[], keepsClosed: string[]]> = [
	['store_payments_access_token_create', ['payment.createAccessToken'], ['order.getMany']],
	['store_storefront_api', ['storefrontToken.create'], ['product.getMany']],
	['store_cart', ['cart.create', 'cart.get'], ['checkout.get']],
	['store_cart_read_only', ['cart.get'], ['cart.create']],
	['store_channel_settings', ['channel.update', 'channel.getMany'], ['channelListing.create']],
	['store_channel_settings_read_only', ['channel.getMany'], ['channel.update']],
	['store_channel_listings', ['channelListing.create'], ['channel.update']],
	['store_channel_listings_read_only', ['channelListing.getMany'], ['channelListing.create']],
	['store_checkout', ['checkout.update', 'checkout.get'], ['cart.create']],
	['store_checkout_read_only', ['checkout.get'], ['checkout.update']],
	['store_content_checkout', ['script.create', 'script.getMany'], ['page.create']],
	['store_content_checkout_read_only', ['script.getMany'], ['script.create']],
	[
		'store_v2_content',
		['page.create', 'blogPost.create', 'widget.create', 'script.create'],
		['theme.getMany'],
	],
	[
		'store_v2_content_read_only',
		['page.getMany', 'blogPost.getMany', 'widget.getMany'],
		['page.create'],
	],
	[
		'store_v2_customers',
		['customer.create', 'customerGroup.create', 'subscriber.create', 'wishlist.create'],
		['order.getMany'],
	],
	['store_v2_customers_read_only', ['customer.getMany', 'subscriber.getMany'], ['customer.create']],
	['store_v2_customers_login', ['customerLogin.createUrl'], ['customer.getMany']],
	[
		'store_fulfillment_methods_manage',
		['pickupMethod.create', 'pickupOption.find'],
		['order.getMany'],
	],
	[
		'store_fulfillment_methods_read_only',
		['pickupMethod.getMany', 'pickupOption.find'],
		['pickupMethod.create'],
	],
	['store_v2_information', ['store.get'], ['product.getMany']],
	['store_v2_information_read_only', ['store.get'], ['shippingZone.create']],
	[
		'store_v2_marketing',
		['coupon.create', 'giftCertificate.create', 'banner.create', 'promotion.create'],
		['product.update'],
	],
	['store_v2_marketing_read_only', ['coupon.getMany', 'promotion.getMany'], ['coupon.create']],
	[
		'store_v2_orders',
		['order.create', 'order.getMany', 'orderStatus.getMany'],
		['orderTransaction.getMany'],
	],
	['store_v2_orders_read_only', ['order.getMany', 'orderStatus.getMany'], ['order.create']],
	['store_order_fulfillment_manage', ['orderPickup.create'], ['order.create']],
	['store_order_fulfillment_read_only', ['orderPickup.getMany'], ['orderPickup.create']],
	['store_v2_transactions', ['orderTransaction.getMany'], ['order.getMany']],
	['store_v2_transactions_read_only', ['orderTransaction.getMany'], ['order.getMany']],
	['store_payments_methods_read', ['paymentMethod.getMany'], ['payment.take']],
	['store_v2_products', ['product.create', 'brand.create', 'priceList.create'], ['order.getMany']],
	[
		'store_v2_products_read_only',
		['product.getMany', 'brand.getMany', 'priceList.getMany'],
		['product.create'],
	],
	['store_sites', ['site.create', 'siteRoute.create'], ['channel.update']],
	['store_sites_read_only', ['site.getMany', 'siteRoute.getMany'], ['site.create']],
	['store_inventory', ['inventoryItem.getMany'], ['location.create']],
	['store_inventory_read_only', ['inventoryItem.getMany'], ['location.create']],
	['store_locations', ['location.create', 'location.getMany'], ['inventoryItem.getMany']],
	['store_locations_read_only', ['location.getMany'], ['location.create']],
	['store_metafield_change_owner', ['metafield.reassignOwner'], ['product.getMany']],
	['store_stored_payment_instruments', ['customerStoredInstrument.getMany'], ['customer.getMany']],
	[
		'store_stored_payment_instruments_read_only',
		['customerStoredInstrument.getMany'],
		['customer.getMany'],
	],
	['store_themes_manage', ['theme.activate', 'theme.getMany'], ['page.create']],
	['store_themes_read_only', ['theme.getMany'], ['theme.activate']],
	['store_v2_default', ['webhook.create', 'webhook.getMany'], ['order.getMany', 'product.getMany']],
];

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(async () => {
	await sandbox.close();
});

const byId = new Map(operations.map((operation) => [operation.id, operation]));
const ACCOUNTS: Record<AccountKind, string> = { store: 'full', app: 'app', account: 'account' };

/** Whether the selector offers an operation to an account, and what a run without any value says. */
async function access(
	{ id, resource, pathParameters }: Operation,
	account: string,
	scopes?: string[],
) {
	const { authentication, use } = as(
		sandbox,
		account,
		scopes ? { scopeSource: 'manual', grantedScopes: scopes } : { scopeSource: 'all' },
	);
	// n8n itself asks for required values first.
	const values = pathParameters.map(({ parameter }) => [
		parameter,
		{ __rl: true, mode: 'id', value: '1' },
	]);
	const parameters = {
		authentication,
		resource,
		operation: id,
		options: {},
		...Object.fromEntries(values),
	};
	const listed = await loadOptions('getOperations', {
		...use,
		parameters: { ...parameters, operation: '' },
	});
	const { error } = await runNode({ ...use, parameters });
	return {
		isListed: listed.some(({ value, disabled }) => value === id && !disabled),
		isBarred: /works with an? |\bneeds\b.*\(\w+\)/.test(error?.message ?? ''),
	};
}

/** Nodes offer only the kinds of account that they can use, so the others cannot be chosen at all. */
const offers = (resource: string, kind: AccountKind) => {
	const node = nodes.find(({ resources }) => resources.includes(resource));
	return operations.some(
		(operation) =>
			node?.resources.includes(operation.resource) && operation.accounts.includes(kind),
	);
};

describe.each(KINDS)('%s: %s', (_api, id, kinds) => {
	test.each<AccountKind>(['store', 'app', 'account'])('with a %s-level account', async (kind) => {
		const operation = byId.get(id);
		if (!operation) throw new Error(`There is no operation ${id}.`);
		const isAllowed = kinds.includes(kind);
		if (!offers(operation.resource, kind)) expect(isAllowed).toBe(false);
		else
			expect(await access(operation, ACCOUNTS[kind])).toEqual({
				isListed: isAllowed,
				isBarred: !isAllowed,
			});
	});
});

test.each(SCOPES)('%s opens %j and not %j', async (scope, opens, keepsClosed) => {
	const seen: Record<string, unknown> = {};
	for (const id of [...opens, ...keepsClosed]) {
		const operation = byId.get(id);
		seen[id] = operation ? await access(operation, 'full', [scope]) : 'missing';
	}
	expect(seen).toEqual({
		...Object.fromEntries(opens.map((id) => [id, { isListed: true, isBarred: false }])),
		...Object.fromEntries(keepsClosed.map((id) => [id, { isListed: false, isBarred: true }])),
	});
});

test('every store scope of the catalog that the guide names has its line', () => {
	const table = JSON.parse(
		readFileSync(join(__dirname, '..', '..', 'catalog', 'scopes.json'), 'utf8'),
	) as Array<{ parameter: string; group: string; accounts: string[] }>;
	const tested = new Set(SCOPES.map(([scope]) => scope));
	const used = new Set(operations.flatMap(({ scopes }) => scopes));
	const missing = table
		.filter(({ group, accounts }) => group === 'Store resources' && accounts.includes('store'))
		.filter(({ parameter }) => used.has(parameter) && !tested.has(parameter))
		.map(({ parameter }) => parameter);
	expect(missing).toEqual([]);
});
