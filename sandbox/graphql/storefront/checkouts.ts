import { paymentToken } from '../../handlers/payments';
import {
	addConsignments,
	chosenOption,
	orderFrom,
	saveCheckout,
	shownCheckout,
} from '../../domain/checkouts';
import { isRow, rowsOf, type Row } from '../../state/row';
import type { Store } from '../../state/store';
import { graphQlError } from '../errors';
import { cartOf, toCart } from './carts';
import { changes, globalId, needs, type StorefrontContext } from './context';
import { toOrder } from './customers';
import { money } from './prices';

interface InCheckout {
	checkoutEntityId: string;
	consignmentEntityId?: string;
	version?: number | null;
	data: Row;
}

/** Fields of addresses, and REST's names for them. */
const ADDRESS: Record<string, string> = {
	firstName: 'first_name',
	lastName: 'last_name',
	email: 'email',
	company: 'company',
	address1: 'address1',
	address2: 'address2',
	city: 'city',
	stateOrProvince: 'state_or_province',
	stateOrProvinceCode: 'state_or_province_code',
	countryCode: 'country_code',
	postalCode: 'postal_code',
	phone: 'phone',
};

const toAddress = (row: Row) => ({
	entityId: row.id,
	...Object.fromEntries(Object.entries(ADDRESS).map(([name, field]) => [name, row[field] ?? null])),
});
const fromAddress = (value: unknown) =>
	Object.fromEntries(
		Object.entries(ADDRESS).flatMap(([name, field]) =>
			isRow(value) && value[name] !== undefined ? [[field, value[name]]] : [],
		),
	);
const toOption = (store: Store, option: Row) => ({
	entityId: option.id,
	description: option.description,
	type: option.type,
	cost: money(store, option.cost),
	transitTime: null,
	isRecommended: true,
});

function toConsignment(store: Store, row: Row): Row {
	const chosen = chosenOption(row);
	return {
		entityId: row.id,
		address: toAddress(row.address as Row),
		lineItemIds: rowsOf(row.line_items).map(({ item_id }) => item_id),
		handlingCost: money(store, 0),
		availableShippingOptions: rowsOf(row.available_shipping_options).map((option) =>
			toOption(store, option),
		),
		selectedShippingOption: chosen ? toOption(store, chosen) : null,
		shippingCost: money(store, chosen?.cost),
	};
}

/** A checkout in the Storefront API's shape. A shopper sees the checkout only if they can see the cart. */
function toCheckout(context: StorefrontContext, row: Row): Row {
	const { store } = context;
	const { cart, ...totals } = shownCheckout(store, row);
	const amount = (field: string) => money(store, totals[field]);
	return {
		__typename: 'Checkout',
		id: globalId('Checkout', row.id),
		entityId: row.id,
		currencyCode: ((cart as Row).currency as Row).code,
		version: (cart as Row).version,
		customerMessage: row.customer_message ?? '',
		cart: toCart(store, cart as Row),
		billingAddress: isRow(row.billing_address) ? toAddress(row.billing_address) : null,
		shippingConsignments: rowsOf(row.consignments).map((row) => toConsignment(store, row)),
		order: orderOf(context, row),
		shippingCostTotal: amount('shipping_cost_total_ex_tax'),
		handlingCostTotal: money(store, 0),
		giftWrappingCostTotal: money(store, 0),
		taxTotal: amount('tax_total'),
		subtotal: amount('subtotal_ex_tax'),
		grandTotal: amount('grand_total'),
		outstandingBalance: amount('outstanding_balance'),
		createdAt: { utc: row.created_time },
		updatedAt: { utc: (cart as Row).updated_time },
	};
}

function orderOf(context: StorefrontContext, { order_id }: Row): Row | null {
	const order = order_id ? context.store.collection('orders').get(Number(order_id)) : undefined;
	return order ? toOrder(context, order) : null;
}

function open(
	context: StorefrontContext,
	{ checkoutEntityId, version }: Pick<InCheckout, 'checkoutEntityId' | 'version'>,
): Row {
	const cart = cartOf(context, checkoutEntityId);
	const checkout = cart && context.store.collection('checkouts').get(checkoutEntityId);
	if (!checkout) throw graphQlError(`Checkout ${checkoutEntityId} was not found.`);
	if (typeof version === 'number' && version !== cart.version)
		throw graphQlError(
			`The checkout has changed: its version is ${String(cart.version)}, not ${version}.`,
		);
	return checkout;
}

/** Changes the checkout, as a step toward an order. */
const step = (work: (row: Row, input: InCheckout, store: Store) => Row) =>
	changes('Unauthenticated', (_parent, { input }: { input: InCheckout }, context) => ({
		checkout: toCheckout(context, work(open(context, input), input, context.store)),
	}));

const setBilling = step((row, { data }, store) =>
	saveCheckout(store, row, {
		billing_address: {
			...fromAddress(data.address),
			id: isRow(row.billing_address) ? row.billing_address.id : crypto.randomUUID(),
		},
	}),
);

function consignmentsWith(
	row: Row,
	id: string | undefined,
	change: (consignment: Row) => Row[],
): Row[] {
	const all = rowsOf(row.consignments);
	if (!all.some((row) => row.id === id))
		throw graphQlError(`Consignment ${String(id)} was not found.`);
	return all.flatMap((row) => (row.id === id ? change(row) : [row]));
}

/** The steps from a cart to an order, shared with the REST APIs. */
export const checkouts = {
	Site: {
		checkout: (
			_site: Row,
			{ entityId }: { entityId?: string | null },
			context: StorefrontContext,
		) => {
			const row =
				cartOf(context, entityId) && context.store.collection('checkouts').get(String(entityId));
			return row ? toCheckout(context, row) : null;
		},
	},
	Mutation: { checkout: () => ({}) },
	CheckoutMutations: {
		addCheckoutBillingAddress: setBilling,
		updateCheckoutBillingAddress: setBilling,
		updateCheckoutCustomerMessage: step((row, { data }, store) =>
			saveCheckout(store, row, { customer_message: data.message }),
		),
		addCheckoutShippingConsignments: step((row, { data }, store) =>
			addConsignments(
				store,
				row,
				rowsOf(data.consignments).map(({ address, lineItems }) => ({
					address: fromAddress(address),
					line_items: rowsOf(lineItems).map(({ lineItemEntityId, quantity }) => ({
						item_id: lineItemEntityId,
						quantity,
					})),
				})),
			),
		),
		selectCheckoutShippingOption: step((row, { consignmentEntityId, data }, store) =>
			saveCheckout(store, row, {
				consignments: consignmentsWith(row, consignmentEntityId, (row) => {
					const next = { ...row, shipping_option_id: data.shippingOptionEntityId };
					if (!chosenOption(next))
						throw graphQlError(
							`Shipping option ${String(data.shippingOptionEntityId)} was not found.`,
						);
					return [next];
				}),
			}),
		),
		deleteCheckoutConsignment: step((row, { consignmentEntityId }, store) =>
			saveCheckout(store, row, {
				consignments: consignmentsWith(row, consignmentEntityId, () => []),
			}),
		),
		completeCheckout: changes(
			'Unauthenticated',
			(_parent, { input }: { input: InCheckout }, context) => {
				const row = open(context, input);
				if (!isRow(row.billing_address))
					throw graphQlError('The checkout has no billing address yet.');
				if (row.order_id) throw graphQlError('The checkout has become an order already.');
				const { id } = orderFrom(context.store, row);
				return {
					orderEntityId: id,
					paymentAccessToken: paymentToken(context.store, context.token.clientId, id),
				};
			},
		),
	},
	// BigCommerce also requires the scope for a checkout's order.
	Checkout: { order: needs('Customer', ({ order }) => order) },
	CartMutations: {
		createCartRedirectUrls: changes(
			'Unauthenticated',
			(_parent, { input }: { input: { cartEntityId?: string | null } }, context) => {
				const cart = cartOf(context, input.cartEntityId);
				if (!cart)
					return {
						redirectUrls: null,
						errors: [{ __typename: 'NotFoundError', message: 'The cart was not found.' }],
					};
				const url = `https://store-${context.store.hash}.mybigcommerce.example/cart.php`;
				const query = `action=loadInCheckout&id=${String(cart.id)}&token=sandbox`;
				return {
					redirectUrls: {
						redirectedCheckoutUrl: `${url}?${query}`,
						embeddedCheckoutUrl: `${url}?embedded=1&${query}`,
					},
					errors: [],
				};
			},
		),
	},
};
