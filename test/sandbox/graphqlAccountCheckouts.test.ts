import { prepareAccountApi } from './graphqlAccountSupport';
import { messagesOf, UUID } from './graphqlSupport';
import { askAt } from './support';

const { sandbox, account } = prepareAccountApi();

test('subscriptions are filtered, and end', async () => {
	const list =
		'query ($filters: SubscriptionFiltersInput, $first: Int) { account { subscriptions(filters: $filters, first: $first) { pageInfo { hasNextPage } edges { node { id status scope { id } product { id productLevel } pricePerInterval { value currencyCode } updatedAt } } } } }';
	const found = async (filters: object) =>
		(await account(list, { filters, first: 50 })).body.data.account.subscriptions.edges.map(
			({ node }: { node: Record<string, unknown> }) => node,
		);
	const every = await found({});
	expect(every).toHaveLength(24);
	expect((await account(list, {})).body.data.account.subscriptions).toMatchObject({
		pageInfo: { hasNextPage: true },
		edges: { length: 10 },
	});
	for (const [filters, is] of [
		[{ status: 'SUSPENDED' }, ({ status }) => status === 'SUSPENDED'],
		[
			{ scopeId: 'bc/account/scope/outlet8rw3', scopeType: 'STORE' },
			({ scope }) => (scope as { id: string }).id.endsWith('outlet8rw3'),
		],
		[
			{ productId: 'bc/account/product/30103', productType: 'APPLICATION' },
			({ product }) => (product as { id: string }).id.endsWith('30103'),
		],
		[
			{ updatedAfter: every[8].updatedAt },
			({ updatedAt }) => String(updatedAt) > String(every[8].updatedAt),
		],
		[{ ids: [every[3].id] }, ({ id }) => id === every[3].id],
	] as Array<[object, (node: Record<string, unknown>) => boolean]>) {
		const some = await found(filters);
		expect(some).toEqual(every.filter(is));
		expect(some.length).toBeGreaterThan(0);
		expect(some.length).toBeLessThan(24);
	}
	const cancel =
		'mutation ($id: ID!) { subscription { cancelSubscription(input: { id: $id }) { subscriptionId cancelledAt } } }';
	const { id } = every.find(({ status }: Record<string, unknown>) => status === 'ACTIVE');
	expect((await account(cancel, { id })).body.data.subscription.cancelSubscription).toEqual({
		subscriptionId: id,
		cancelledAt: expect.any(String),
	});
	expect(await found({ ids: [id], status: 'CANCELLED' })).toHaveLength(1);
	expect(messagesOf(await account(cancel, { id }))).toEqual([
		'Could not find active subscription.',
	]);
});

const ITEM = {
	product: { id: 'bc/account/product/30101', type: 'APPLICATION', productLevel: 'Plus' },
	scope: { id: 'bc/account/scope/hearth24kq', type: 'STORE' },
	pricingPlan: { interval: 'MONTH', price: { value: 29.99, currencyCode: 'USD' }, trialDays: 7 },
	description: 'Parcel Post',
	redirectUrl: 'https://apps.example.com/welcome',
};
const CREATE = `mutation ($checkout: CreateCheckoutInput!) { checkout { createCheckout(input: $checkout) { checkout { id accountId status checkoutUrl items(first: 1) { edges { node {
	subscriptionId status product { id type productLevel } scope { id type } pricingPlan { interval price { value currencyCode } trialDays } redirectUrl description } } } } } } }`;
const createCheckout = (item: object) =>
	account(CREATE, { checkout: { accountId: `bc/account/account/${UUID}`, items: [item] } });

test('a checkout is made and found again; what it may not sell is refused', async () => {
	const { checkout } = (await createCheckout(ITEM)).body.data.checkout.createCheckout;
	expect(checkout).toMatchObject({
		status: 'PENDING',
		accountId: `bc/account/account/${UUID}`,
		items: { edges: [{ node: { ...ITEM, subscriptionId: null, status: 'PENDING' } }] },
	});
	const found = await account(
		'query ($id: ID!) { account { checkout(id: $id) { id checkoutUrl } } }',
		{ id: checkout.id },
	);
	expect(found.body.data.account.checkout).toEqual({
		id: checkout.id,
		checkoutUrl: checkout.checkoutUrl,
	});
	expect(
		messagesOf(
			await createCheckout({ ...ITEM, product: { ...ITEM.product, id: 'bc/account/product/1' } }),
		),
	).toEqual(['Product is not supported for your account.']);
	expect(
		messagesOf(
			await createCheckout({ ...ITEM, scope: { ...ITEM.scope, id: 'bc/account/scope/nowhere' } }),
		),
	).toEqual(['Scope does not belong to account.']);
});

test('a checkout changes a subscription, within limits', async () => {
	const { id, product_id, store_hash } = sandbox()
		.merchant.collection('subscriptions')
		.where({ status: 'ACTIVE' })[0];
	const change = {
		product: { productLevel: 'Premium' },
		pricingPlan: { interval: 'ANNUAL', price: { value: 129.99, currencyCode: 'USD' } },
		description: 'More',
		redirectUrl: 'https://apps.example.com',
		subscriptionId: `bc/account/subscription/${String(id)}`,
	};
	const { node } = (await createCheckout(change)).body.data.checkout.createCheckout.checkout.items
		.edges[0];
	expect(node).toMatchObject({
		subscriptionId: change.subscriptionId,
		product: { id: `bc/account/product/${String(product_id)}`, productLevel: 'Premium' },
		scope: { id: `bc/account/scope/${String(store_hash)}` },
	});
	expect(
		messagesOf(
			await createCheckout({
				...change,
				scope: { id: 'bc/account/scope/elsewhere', type: 'STORE' },
			}),
		),
	).toEqual(['Scope updates are not allowed for an existing subscription.']);
	expect(
		messagesOf(
			await createCheckout({ ...change, pricingPlan: { ...change.pricingPlan, trialDays: 3 } }),
		),
	).toEqual(['Trial days cannot be added to existing subscriptions.']);
	expect(
		messagesOf(await createCheckout({ ...change, subscriptionId: 'bc/account/subscription/none' })),
	).toEqual(['Could not find active subscription.']);
});

test('a merchant agrees to a checkout once: it becomes a subscription', async () => {
	const { checkout } = (await createCheckout(ITEM)).body.data.checkout.createCheckout;
	const path = new URL(checkout.checkoutUrl).pathname + new URL(checkout.checkoutUrl).search;
	expect((await askAt(sandbox(), path)).body).toContain('Parcel Post');
	const agreed = await askAt(sandbox(), path, { method: 'POST', redirect: 'manual' });
	expect([agreed.status, agreed.headers.get('location')]).toEqual([303, ITEM.redirectUrl]);
	const document =
		'query ($id: ID!) { account { checkout(id: $id) { status items { edges { node { subscriptionId } } } } } }';
	const found = (await account(document, { id: checkout.id })).body.data.account.checkout;
	const [
		{
			node: { subscriptionId },
		},
	] = found.items.edges;
	expect(found.status).toBe('COMPLETE');
	const [{ node }] = (
		await account(
			'query ($ids: [ID!]) { account { subscriptions(filters: { ids: $ids }) { edges { node { status billingInterval pricePerInterval { value } product { productLevel } } } } } }',
			{ ids: [subscriptionId] },
		)
	).body.data.account.subscriptions.edges;
	expect(node).toEqual({
		status: 'ACTIVE',
		billingInterval: 'MONTH',
		pricePerInterval: { value: 29.99 },
		product: { productLevel: 'Plus' },
	});
	expect((await askAt(sandbox(), path, { method: 'POST', redirect: 'manual' })).status).toBe(409);
	expect((await askAt(sandbox(), '/manage/merchant-checkout?checkoutId=none')).status).toBe(404);
	// During a trial nothing can be changed.
	expect(
		messagesOf(
			await createCheckout({
				...ITEM,
				product: { productLevel: 'Pro' },
				scope: undefined,
				subscriptionId,
			}),
		),
	).toEqual(['Checkouts are not available for existing trial subscriptions.']);
});
