import { linkOf, type Call, type Handler } from '../crud/call';
import { rowsBelow } from '../crud/records';
import { notFound } from '../responses/apiError';
import { visible } from '../state/row';

const productLinks = ({ store, params: { order_id } }: Call) =>
	store
		.collection('orders/products')
		.where({ order_id })
		.map(({ id }) => ({
			url: `https://api.bigcommerce.com/stores/${store.hash}/v2/orders/${order_id}/products/${String(id)}`,
			resource: `/orders/${order_id}/products/${String(id)}`,
		}));

/** Consignments show the shipping addresses of the order in another form. */
const consignments: Handler = (call) => {
	linkOf(call);
	const { store, params } = call;
	const shipping = store
		.collection('orders/shipping_addresses')
		.where({ order_id: params.order_id });
	return {
		data: {
			pickups: [],
			shipping: shipping.map(({ id, ...address }) => ({
				id,
				...visible(address),
				line_items: productLinks(call),
			})),
			downloads: [],
			email: { gift_certificates: [] },
		},
	};
};

const quotes =
	(parameter: string): Handler =>
	(call) => {
		linkOf({ ...call, shape: { ...call.shape, parents: call.shape.parents.slice(0, 1) } });
		const address = call.store.collection('orders/shipping_addresses').get(call.params[parameter]);
		if (!address) throw notFound();
		return {
			data: {
				id: String(address.id),
				uuid: '7d6f6c9a-5d4e-4c0a-9d59-1c2b3a4d5e6f',
				timestamp: String(address.date_created ?? ''),
				shipping_provider_id: 'flatrate',
				shipping_provider_quote: [],
				provider_code: 'flatrate',
				carrier_code: '',
				rate_code: 'flat',
				rate_id: 'flat',
				method_id: 1,
			},
		};
	};

/** Parts of an order that are not plain lists. */
export const orderParts: Record<string, Handler> = {
	'GET v2 /orders/{order_id}/consignments': consignments,
	'GET v2 /orders/{order_id}/consignments/shipping/{shipping_consignment_id}/shipping_quotes':
		quotes('shipping_consignment_id'),
	'GET v2 /orders/{order_id}/shipping_addresses/{shipping_address_id}/shipping_quotes':
		quotes('shipping_address_id'),
	'GET v2 /orders/{order_id}/fees': (call) => ({ data: { fees: rowsBelow(call).map(visible) } }),
};
