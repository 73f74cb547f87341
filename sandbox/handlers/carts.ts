import { noContent } from '../responses/response';
import { conflict, notFound } from '../responses/apiError';
import type { Call, Handler } from '../crud/call';
import { fieldsOf } from '../crud/records';
import { assertAcceptable } from '../crud/refuse';
import { addLines, openCart, replaceLine } from '../domain/carts';
import { assertLine, assertLines } from '../domain/cartLines';
import { isRow, rowsOf, type Row } from '../state/row';

function cartOf({ store, params }: Call): Row {
	const cart = store.collection('carts').get(params.cartId);
	if (!cart) throw notFound();
	return cart;
}

/** Refuses a request with an outdated version (documented for 12 cart and checkout writes). */
function assertVersion(cart: Row, fields: Row): void {
	if (fields.version !== undefined && fields.version !== cart.version) {
		throw conflict(
			'The request cannot be processed due to a possible conflict. Please review the changes and try again.',
		);
	}
}

const create: Handler = (call) => {
	const fields = fieldsOf(call);
	assertAcceptable(call, { sent: fields, record: fields });
	assertLines(call.store, fields);
	return { status: 201, data: openCart(call.store, fields) };
};

const addItems: Handler = (call) => {
	const fields = fieldsOf(call);
	const cart = cartOf(call);
	assertVersion(cart, fields);
	assertLines(call.store, fields, cart);
	return { status: 201, data: addLines(call.store, cart, fields) };
};

const updateItem: Handler = (call) => {
	const fields = fieldsOf(call);
	const cart = cartOf(call);
	assertVersion(cart, fields);
	const { itemId } = call.params;
	const changed = isRow(fields.line_item) ? fields.line_item : {};
	assertLine(call.store, cart, itemId, changed);
	return { data: replaceLine(call.store, cart, itemId, changed) };
};

/** Deleting the last item also deletes the cart: 204. */
const removeItem: Handler = (call) => {
	const cart = replaceLine(call.store, cartOf(call), call.params.itemId);
	if (cart && Object.values(cart.line_items as Row).flatMap(rowsOf).length) return { data: cart };
	call.store.collection('carts').remove(call.params.cartId);
	return noContent;
};

const update: Handler = (call) => {
	const fields = fieldsOf(call);
	const cart = cartOf(call);
	assertVersion(cart, fields);
	assertAcceptable(call, { sent: fields, record: { ...cart, ...fields }, before: cart });
	const version = Number(cart.version) + 1;
	return {
		data: call.store.collection('carts').update(call.params.cartId, { ...fields, version }),
	};
};

const redirectUrls: Handler = (call) => {
	const { id } = cartOf(call);
	const url = `https://store-${call.store.hash}.mybigcommerce.example/cart.php`;
	return {
		status: 201,
		data: {
			cart_url: `${url}?action=load&id=${String(id)}&token=sandbox`,
			checkout_url: `${url}?action=loadInCheckout&id=${String(id)}&token=sandbox`,
			embedded_checkout_url: `${url}?embedded=1&action=loadInCheckout&id=${String(id)}&token=sandbox`,
		},
	};
};

/** Carts. */
export const carts: Record<string, Handler> = {
	'POST v3 /carts': create,
	'GET v3 /carts/{cartId}': (call) => ({ data: cartOf(call) }),
	'PUT v3 /carts/{cartId}': update,
	'POST v3 /carts/{cartId}/items': addItems,
	'PUT v3 /carts/{cartId}/items/{itemId}': updateItem,
	'DELETE v3 /carts/{cartId}/items/{itemId}': removeItem,
	'POST v3 /carts/{cartId}/redirect_urls': redirectUrls,
	'GET v3 /abandoned-carts/{token}': ({ store, params }) => {
		const row = store.collection('abandoned-carts').get(params.token);
		if (!row) throw notFound();
		return { data: { cart_id: row.cart_id } };
	},
};
