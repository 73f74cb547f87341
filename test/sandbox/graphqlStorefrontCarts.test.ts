import { messagesOf } from './graphqlSupport';
import { storefront } from './storefrontSupport';
import { ask, askAt, HASH } from './support';

const { sandbox, token, shop } = storefront();

const LINES =
	'cart { entityId version amount { value } lineItems { totalQuantity physicalItems { entityId productEntityId quantity salePrice { value } } } }';

test('carts are the same as those of REST', async () => {
	const as = await token('-private');
	const run = async (document: string, variables: object) => shop(document, { as, variables });
	const made = (
		await run(
			`mutation ($input: CreateCartInput!) { cart { createCart(input: $input) { ${LINES} } } }`,
			{ input: { lineItems: [{ productEntityId: 77, quantity: 2 }] } },
		)
	).body.data.cart.createCart.cart;
	expect((await ask(sandbox(), 'GET', `/v3/carts/${made.entityId}`)).body.data).toMatchObject({
		channel_id: 1,
		cart_amount: made.amount.value,
		line_items: { physical_items: [{ product_id: 77, quantity: 2 }] },
	});
	const more = (
		await run(
			`mutation ($input: AddCartLineItemsInput!) { cart { addCartLineItems(input: $input) { ${LINES} } } }`,
			{
				input: {
					cartEntityId: made.entityId,
					data: { lineItems: [{ productEntityId: 78, quantity: 1 }] },
				},
			},
		)
	).body.data.cart.addCartLineItems.cart;
	expect(more.lineItems).toMatchObject({
		totalQuantity: 3,
		physicalItems: [{ productEntityId: 77 }, { productEntityId: 78 }],
	});
	const stale = await run(
		`mutation ($input: DeleteCartLineItemInput!) { cart { deleteCartLineItem(input: $input) { deletedLineItemEntityId } } }`,
		{
			input: {
				cartEntityId: made.entityId,
				lineItemEntityId: more.lineItems.physicalItems[1].entityId,
				version: made.version,
			},
		},
	);
	expect(messagesOf(stale)).toEqual([expect.stringContaining('has changed')]);
	const changed = (
		await run(
			`mutation ($input: UpdateCartLineItemInput!) { cart { updateCartLineItem(input: $input) { ${LINES} } } }`,
			{
				input: {
					cartEntityId: made.entityId,
					lineItemEntityId: more.lineItems.physicalItems[1].entityId,
					data: { lineItem: { productEntityId: 78, quantity: 5 } },
				},
			},
		)
	).body.data.cart.updateCartLineItem.cart;
	expect(changed.lineItems.totalQuantity).toBe(7);
	const gone = (
		await run(
			'mutation ($input: DeleteCartInput!) { cart { deleteCart(input: $input) { deletedCartEntityId } } }',
			{ input: { cartEntityId: made.entityId } },
		)
	).body.data.cart.deleteCart;
	expect(gone).toEqual({ deletedCartEntityId: made.entityId });
	expect(
		(
			await run('query ($id: String) { site { cart(entityId: $id) { entityId } } }', {
				id: made.entityId,
			})
		).body.data.site.cart,
	).toBeNull();
	expect(
		messagesOf(
			await run(
				'mutation ($input: CreateCartInput!) { cart { createCart(input: $input) { cart { entityId } } } }',
				{ input: { lineItems: [{ productEntityId: 9999, quantity: 1 }] } },
			),
		),
	).toEqual(['Product 9999 was not found.']);
});

test('a cart becomes a checkout, and that an order which can be paid for', async () => {
	const as = await token('-private');
	const run = async (name: string, input: object, result: string) => {
		const answer = await shop(
			`mutation ($input: ${name[0].toUpperCase()}${name.slice(1)}Input!) { checkout { ${name}(input: $input) { ${result} } } }`,
			{ as, variables: { input } },
		);
		return answer.body.data.checkout[name] ?? { refused: messagesOf(answer) };
	};
	const cart = (
		await shop(
			`mutation { cart { createCart(input: { lineItems: [{ productEntityId: 78, quantity: 2 }] }) { ${LINES} } } }`,
			{ as },
		)
	).body.data.cart.createCart.cart;
	const checkoutEntityId = cart.entityId;
	const address = {
		firstName: 'Nell',
		lastName: 'Tarn',
		email: 'nell.tarn@example.com',
		address1: '3 Mill Road',
		city: 'Portland',
		stateOrProvince: 'Oregon',
		countryCode: 'US',
		postalCode: '97209',
		shouldSaveAddress: false,
	};
	expect(await run('completeCheckout', { checkoutEntityId }, 'orderEntityId')).toEqual({
		refused: ['The checkout has no billing address yet.'],
	});
	expect(
		(
			await run(
				'addCheckoutBillingAddress',
				{ checkoutEntityId, data: { address } },
				'checkout { billingAddress { email city countryCode } }',
			)
		).checkout.billingAddress,
	).toEqual({ email: address.email, city: 'Portland', countryCode: 'US' });
	const consignments = [
		{
			address,
			lineItems: [{ lineItemEntityId: cart.lineItems.physicalItems[0].entityId, quantity: 2 }],
		},
	];
	const [consignment] = (
		await run(
			'addCheckoutShippingConsignments',
			{ checkoutEntityId, data: { consignments } },
			'checkout { shippingConsignments { entityId lineItemIds availableShippingOptions { entityId cost { value } } selectedShippingOption { entityId } } }',
		)
	).checkout.shippingConsignments;
	expect(consignment).toMatchObject({
		selectedShippingOption: null,
		lineItemIds: [cart.lineItems.physicalItems[0].entityId],
	});
	const [option] = consignment.availableShippingOptions;
	const chosen = await run(
		'selectCheckoutShippingOption',
		{
			checkoutEntityId,
			consignmentEntityId: consignment.entityId,
			data: { shippingOptionEntityId: option.entityId },
		},
		'checkout { shippingCostTotal { value } grandTotal { value } }',
	);
	expect(chosen.checkout.shippingCostTotal).toEqual({ value: option.cost.value });
	expect(chosen.checkout.grandTotal.value).toBeCloseTo(cart.amount.value + option.cost.value, 2);
	const { data } = (await ask(sandbox(), 'GET', `/v3/checkouts/${checkoutEntityId}`)).body;
	expect(data).toMatchObject({
		grand_total: chosen.checkout.grandTotal.value,
		billing_address: { email: address.email },
	});
	const { orderEntityId, paymentAccessToken } = await run(
		'completeCheckout',
		{ checkoutEntityId },
		'orderEntityId paymentAccessToken',
	);
	expect((await ask(sandbox(), 'GET', `/v2/orders/${orderEntityId}`)).body).toMatchObject({
		status: 'Incomplete',
		items_total: 2,
	});
	const paid = await askAt(sandbox(), `/payments/stores/${HASH}/payments`, {
		method: 'POST',
		headers: { Authorization: `PAT ${paymentAccessToken}`, 'Content-Type': 'application/json' },
		body: JSON.stringify({
			payment: { instrument: { type: 'card' }, payment_method_id: 'testgateway.card' },
		}),
	});
	expect(paid.status).toBe(202);
	const seen = await shop(
		'query ($id: String) { site { checkout(entityId: $id) { order { entityId status { value } } } } }',
		{ as, variables: { id: checkoutEntityId } },
	);
	expect(seen.body.data.site.checkout.order).toEqual({
		entityId: orderEntityId,
		status: { value: 'INCOMPLETE' },
	});
	expect(await run('completeCheckout', { checkoutEntityId }, 'orderEntityId')).toEqual({
		refused: ['The checkout has become an order already.'],
	});
	const urls = await shop(
		'mutation ($id: String) { cart { createCartRedirectUrls(input: { cartEntityId: $id }) { redirectUrls { redirectedCheckoutUrl } errors { __typename } } } }',
		{ as, variables: { id: checkoutEntityId } },
	);
	expect(urls.body.data.cart.createCartRedirectUrls).toEqual({
		redirectUrls: { redirectedCheckoutUrl: expect.stringContaining(checkoutEntityId) },
		errors: [],
	});
});
