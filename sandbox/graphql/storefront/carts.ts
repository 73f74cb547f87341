import { addLines, openCart, replaceLine, withAmounts } from '../../domain/carts';
import { rowsOf, type Row } from '../../state/row';
import type { Store } from '../../state/store';
import { graphQlError } from '../errors';
import { changes, globalId, type StorefrontContext } from './context';
import { money } from './prices';
import { imagesOf, productIn } from './productData';

interface Line {
	quantity: number;
	productEntityId?: number | null;
	variantEntityId?: number | null;
	sku?: string | null;
}

interface InCart {
	cartEntityId: string;
	version?: number | null;
}

function toLine(store: Store, line: Row): Row {
	const product = store.collection('catalog/products').get(Number(line.product_id));
	const amount = (field: string) => money(store, line[field]);
	return {
		entityId: line.id,
		parentEntityId: null,
		productEntityId: line.product_id,
		variantEntityId: line.variant_id,
		sku: line.sku,
		name: line.name,
		brand: store.collection('catalog/brands').get(Number(product?.brand_id))?.name ?? null,
		quantity: line.quantity,
		isTaxable: true,
		isMutable: true,
		isShippingRequired: true,
		discountedAmount: amount('discount_amount'),
		couponAmount: amount('coupon_amount'),
		listPrice: amount('list_price'),
		originalPrice: amount('original_price'),
		salePrice: amount('sale_price'),
		extendedListPrice: amount('extended_list_price'),
		extendedSalePrice: amount('extended_sale_price'),
		path: (product?.custom_url as Row | undefined)?.url ?? '/',
		image: product ? (imagesOf(store, product).find(({ isDefault }) => isDefault) ?? null) : null,
	};
}

/** A cart as the Storefront API shows it. */
export function toCart(store: Store, row: Row): Row {
	const lines = rowsOf((row.line_items as Row).physical_items);
	return {
		__typename: 'Cart',
		id: globalId('Cart', row.id),
		entityId: row.id,
		currencyCode: (row.currency as Row).code,
		isTaxIncluded: row.tax_included ?? false,
		locale: row.locale ?? 'en',
		version: row.version,
		baseAmount: money(store, row.base_amount),
		discountedAmount: money(store, row.discount_amount),
		amount: money(store, row.cart_amount),
		createdAt: { utc: row.created_time },
		updatedAt: { utc: row.updated_time },
		lineItems: {
			physicalItems: lines.map((line) => toLine(store, line)),
			totalQuantity: lines.reduce((sum, { quantity }) => sum + Number(quantity), 0),
		},
	};
}

/** A cart, if the shopper may see it: not a cart of another customer. */
export function cartOf(
	{ store, customer }: StorefrontContext,
	id: string | null | undefined,
): Row | undefined {
	const row = id ? store.collection('carts').get(id) : undefined;
	const owner = Number(row?.customer_id ?? 0);
	return row && (owner === 0 || owner === Number(customer?.id)) ? row : undefined;
}

function open(context: StorefrontContext, { cartEntityId, version }: InCart): Row {
	const row = cartOf(context, cartEntityId);
	if (!row) throw graphQlError(`Cart ${cartEntityId} was not found.`);
	if (typeof version === 'number' && version !== row.version)
		throw graphQlError(
			`The cart has changed: its version is ${String(row.version)}, not ${version}.`,
		);
	return row;
}

function lineFor(
	context: StorefrontContext,
	{ productEntityId, variantEntityId, sku, quantity }: Line,
): Row {
	const variants = context.store.collection('catalog/products/variants');
	const variant = variantEntityId
		? variants.get(variantEntityId)
		: sku
			? variants.where({ sku })[0]
			: undefined;
	const product = productIn(context, productEntityId ?? variant?.product_id);
	if (!product)
		throw graphQlError(
			`Product ${String(productEntityId ?? sku ?? variantEntityId)} was not found.`,
		);
	if (quantity < 1) throw graphQlError('The quantity must be at least 1.');
	return {
		product_id: product.id,
		quantity,
		...(variant && { variant_id: variant.id, sku: variant.sku }),
	};
}

const shown = (store: Store, row: Row | undefined) => ({ cart: row ? toCart(store, row) : null });

function owned(context: StorefrontContext, row: Row, customer_id: number): Row {
	return context.store
		.collection('carts')
		.update(String(row.id), withAmounts({ ...row, customer_id })) as Row;
}

/** Gives a guest's cart to a customer. */
export function assignCart(context: StorefrontContext, cart: Row, customer: Row): Row {
	return owned(context, cart, Number(customer.id));
}

/** Carts, shared with the REST APIs. */
export const carts = {
	Site: {
		cart: (_site: Row, { entityId }: { entityId?: string | null }, context: StorefrontContext) =>
			shown(context.store, cartOf(context, entityId)).cart,
	},
	Mutation: { cart: () => ({}) },
	CartMutations: {
		createCart: changes(
			'Unauthenticated',
			(
				_parent,
				{
					input,
				}: {
					input: {
						lineItems?: Line[] | null;
						currencyCode?: string | null;
						locale?: string | null;
					};
				},
				context,
			) => {
				const line_items = (input.lineItems ?? []).map((line) => lineFor(context, line));
				if (line_items.length === 0) throw graphQlError('A cart has at least one line.');
				const { store, channelId, customer } = context;
				return shown(
					store,
					openCart(store, {
						line_items,
						channel_id: channelId,
						customer_id: customer?.id ?? 0,
						...(input.currencyCode && { currency: { code: input.currencyCode } }),
						...(input.locale && { locale: input.locale }),
					}),
				);
			},
		),
		addCartLineItems: changes(
			'Unauthenticated',
			(
				_parent,
				{ input }: { input: InCart & { data: { lineItems?: Line[] | null } } },
				context,
			) => {
				const row = open(context, input);
				return shown(
					context.store,
					addLines(context.store, row, {
						line_items: (input.data.lineItems ?? []).map((line) => lineFor(context, line)),
					}),
				);
			},
		),
		updateCartLineItem: changes(
			'Unauthenticated',
			(
				_parent,
				{
					input,
				}: { input: InCart & { lineItemEntityId: string; data: { lineItem?: Line | null } } },
				context,
			) => {
				const row = open(context, input);
				if (!input.data.lineItem) throw graphQlError('Say what the line is to become.');
				return shown(
					context.store,
					replaceLine(
						context.store,
						row,
						input.lineItemEntityId,
						lineFor(context, input.data.lineItem),
					),
				);
			},
		),
		deleteCartLineItem: changes(
			'Unauthenticated',
			(_parent, { input }: { input: InCart & { lineItemEntityId: string } }, context) => {
				const row = replaceLine(context.store, open(context, input), input.lineItemEntityId) as Row;
				if (Object.values(row.line_items as Row).flatMap(rowsOf).length > 0)
					return {
						...shown(context.store, row),
						deletedLineItemEntityId: input.lineItemEntityId,
						deletedCartEntityId: null,
					};
				// Deleting the last line also deletes the cart.
				context.store.collection('carts').remove(String(row.id));
				return {
					cart: null,
					deletedLineItemEntityId: input.lineItemEntityId,
					deletedCartEntityId: row.id,
				};
			},
		),
		deleteCart: changes('Unauthenticated', (_parent, { input }: { input: InCart }, context) => {
			context.store.collection('carts').remove(String(open(context, input).id));
			return { deletedCartEntityId: input.cartEntityId };
		}),
		assignCartToCustomer: changes('Customer', (_parent, { input }: { input: InCart }, context) => {
			if (!context.customer) throw graphQlError('No customer is signed in.');
			return shown(context.store, assignCart(context, open(context, input), context.customer));
		}),
		unassignCartFromCustomer: changes(
			'Customer',
			(_parent, { input }: { input: InCart }, context) =>
				shown(context.store, owned(context, open(context, input), 0)),
		),
	},
};
