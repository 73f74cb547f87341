import { BILLING } from '../support/billing';
import { demandingSchema } from '../../catalog/generator/demandingSchema';
import type { Operation, Schema } from '../../catalog/types';
import { keyOf, isCollection, shapeOf } from '../../sandbox/operations';
import { identityOf, linkField } from '../../sandbox/collectionConfig';
import { refusalsOf } from '../../sandbox/refusals';
import { isRow, type Row } from '../../sandbox/state/row';
import type { Store } from '../../sandbox/state/store';

const NEVER = '00000000-0000-4000-8000-000000000001';

/** The smallest value that a schema allows. */
export function sample(schema: Schema, name = ''): unknown {
	if (schema.enum) return schema.enum[0];
	if (schema.format === 'email') return 'someone.new@example.com';
	if (schema.format === 'uuid') return NEVER;
	if (schema.type === 'integer' || schema.type === 'number')
		return Math.min(Math.max(1, schema.minimum ?? 1), schema.maximum ?? 1);
	if (schema.type === 'boolean') return true;
	if (schema.type === 'array') return [sample(schema.items ?? {})];
	if (schema.type === 'object' || schema.properties) {
		const required = schema.required ?? [];
		// A body that requires nothing gets one plain field all the same.
		const plain = Object.keys(schema.properties ?? {}).find(
			(key) => schema.properties?.[key].type === 'string',
		);
		const names = required.length ? required : plain ? [plain] : [];
		return Object.fromEntries(
			names.map((key) => [key, sample(schema.properties?.[key] ?? {}, key)]),
		);
	}
	if (/^date_|_at$/.test(name)) return '2026-03-01T10:00:00+00:00';
	return `Sample ${name}`.padEnd(schema.minLength ?? 0, 'x').slice(0, schema.maxLength ?? 80);
}

const payment = {
	lineItems: [{ invoiceId: 1, amount: '1.00' }],
	currency: 'USD',
	customerId: '1',
	details: { memo: 'Paid by check' },
};

/** A price for a variant that is there. */
const priceRecords = (store: Store) => {
	const [{ id }] = store.collection('catalog/products/variants').all();
	return [{ price_list_id: 1, variant_id: id, currency: 'usd', price: 3 }];
};

/** What the made-up shop needs to see in some requests, beyond what the schema says. */
const BODIES: Record<string, (store: Store) => unknown> = {
	'POST v2 /customers': () => ({
		first_name: 'Someone',
		last_name: 'New',
		email: 'someone.new@example.com',
	}),
	'POST v3 /carts': (store) => ({
		line_items: [{ product_id: store.collection('catalog/products').all()[1].id, quantity: 1 }],
	}),
	'POST v3 /carts/{cartId}/items': (store) => ({
		line_items: [{ product_id: store.collection('catalog/products').all()[1].id, quantity: 1 }],
	}),
	'POST v3 /channels/{channel_id}/listings': (store) => {
		const { id, product_id } = store.collection('catalog/products/variants').all()[0];
		const variants = [{ product_id, variant_id: id, state: 'active' }];
		return [{ product_id, state: 'active', variants }];
	},
	'POST v3 /catalog/products/{product_id}/bulk-pricing-rules': () => ({
		quantity_min: 5,
		quantity_max: 9,
		type: 'percent',
		amount: 10,
	}),
	'POST v3 /catalog/products/{product_id}/variants': (store) => {
		// The product of the path is the first one. It gets a value that no variant has yet.
		const [option] = store.collection('catalog/products/options').all();
		const { id } = store
			.collection('catalog/products/options/values')
			.insert({ '$catalog/products/options': option.id, label: 'Amber' });
		return { sku: 'HT-AMBER', option_values: [{ id, option_id: option.id }] };
	},
	'POST v3 /pricelists/records': priceRecords,
	'PUT v3 /pricelists/records': priceRecords,
	'POST v3 /pricelists/{price_list_id}/records': priceRecords,
	'PUT v3 /pricelists/{price_list_id}/records': priceRecords,
	'PUT v3 /storefront/redirects': () => [
		{ from_path: '/old', site_id: 1000, to: { type: 'url', url: '/new' } },
	],
	'POST v2 /redirects': () => ({ path: '/old-v2', forward: { type: 'product', ref: 77 } }),
	'PUT v2 /redirects/{id}': () => ({ path: '/old-v2', forward: { type: 'product', ref: 77 } }),
	'POST v2 /shipping/zones': () => ({
		name: 'Canada',
		type: 'country',
		locations: [{ country_iso2: 'CA' }],
	}),
	'POST v3 /catalog/products/{product_id}/options': () => ({
		display_name: 'Size',
		type: 'dropdown',
		option_values: [{ label: 'Small', sort_order: 0 }],
	}),
	'POST v3 /content/widgets': (store) => ({
		name: 'Sample widget',
		widget_template_uuid: store.collection('content/widget-templates').all()[0].uuid,
	}),
	'POST v3 /hooks': () => ({
		scope: 'store/customer/created',
		destination: 'https://hooks.example.com/customers',
	}),
	'POST b2b /companies/{companyId}/parent': () => ({ parentCompanyId: 4 }),
	'POST b2b /customer-groups/{customerGroupId}/companies': () => ({
		companyName: 'New Trade',
		companyEmail: 'new.trade@example.com',
		companyPhone: '1',
		country: 'United States',
		adminEmail: 'someone.new@example.com',
		adminPhoneNumber: '1',
	}),
	'POST b2b /orders': (store) => ({
		bcOrderId: store.collection('orders').all().at(-1)?.id,
		customerId: 1,
	}),
	'PUT b2b /customers/{customerId}/orders/company': () => ({ bcGroupId: 2 }),
	'POST b2b /rfq/emails': () => ({
		quoteId: '1',
		email: 'someone.new@example.com',
		emailTemplate: 'Simple',
		withAttach: true,
	}),
	'POST b2b /ip/payments/offline': () => payment,
	'PUT b2b /ip/payments/offline/{paymentId}': () => payment,
	'PUT v3 /hooks/{webhook_id}': () => ({ is_active: false }),
	'POST v3 /segments/{segmentId}/shopper-profiles': (store) => [
		store.collection('shopper-profiles').all()[2].id,
	],
	'POST v3 /infrastructure/deployments': (store) => ({
		project_uuid: store.collection('infrastructure/projects').all()[0].uuid,
		upload_uuid: NEVER,
	}),
	'PUT v3 /inventory/adjustments/absolute': () => ({
		items: [{ location_id: 1, variant_id: 1, quantity: 3 }],
	}),
	'POST v3 /inventory/adjustments/relative': () => ({
		items: [{ location_id: 1, variant_id: 1, quantity: -1 }],
	}),
	'POST v2 /coupons': () => ({
		name: 'Spring',
		type: 'per_total_discount',
		amount: '5',
		code: 'SPRING-5',
		applies_to: { entity: 'categories', ids: [0] },
	}),
	'POST v2 /gift_certificates': () => ({
		to_name: 'Ida Vane',
		to_email: 'ida@example.com',
		from_name: 'Ada',
		from_email: 'ada@example.com',
		amount: '25',
	}),
	'POST v2 /orders': (store) => ({
		billing_address: BILLING,
		products: [{ product_id: store.collection('catalog/products').all()[1].id, quantity: 1 }],
	}),
	'POST v2 /orders/{order_id}/shipments': (store) => {
		const [line] = store
			.collection('orders/products')
			.all()
			.filter(({ order_id }) => order_id === store.collection('orders').all()[0].id);
		// Orders of the seed as old as the first one are complete.
		store.collection('orders/products').update(line.id as number, { quantity_shipped: 0 });
		return {
			order_address_id: line.order_address_id,
			items: [{ order_product_id: line.id, quantity: 1 }],
		};
	},
	'POST v3 /orders/{order_id}/payment_actions/refund_quotes': (store) => ({
		items: [{ item_type: 'ORDER', item_id: store.collection('orders').all()[0].id, amount: 1 }],
	}),
	'POST v3 /orders/{order_id}/payment_actions/refunds': (store) => ({
		items: [{ item_type: 'ORDER', item_id: store.collection('orders').all()[0].id, amount: 1 }],
		payments: [{ provider_id: 'custom', amount: 1, offline: true }],
	}),
	'POST v3 /payments/access_tokens': (store) => ({
		order: { id: store.collection('orders').all()[0].id },
	}),
};

/** A valid body of an operation, for records that exist. */
export function sampleBody(operation: Operation, store: Store): unknown {
	const special = BODIES[keyOf(operation)];
	if (special) return special(store);
	if (!operation.body) return undefined;
	const { collection } = shapeOf(operation);
	const body = withExisting(collection, sample(demandingSchema(operation.body)), store);
	if (!Array.isArray(body) || !isCollection(collection)) return body;
	const { field } = identityOf(collection);
	const [first] = store.collection(collection).all();
	if (operation.method === 'DELETE' && typeof body[0] === 'number' && first) return [first[field]];
	if (operation.method !== 'PUT') return body;
	if (!(field in (operation.body.schema.items?.properties ?? {}))) return body;
	return [{ ...(body[0] as object), ...(first && { [field]: first[field] }) }];
}

/** Fields that name records, with the first record there is. */
function withExisting(collection: string, body: unknown, store: Store): unknown {
	if (Array.isArray(body))
		return body.map((each: unknown) => withExisting(collection, each, store));
	if (!isRow(body)) return body;
	const named = Object.entries(refusalsOf(collection).references ?? {})
		.filter(([field]) => field in body && !Array.isArray(body[field]))
		.map(([field, reference]) => {
			const { of, by = undefined } = typeof reference === 'string' ? { of: reference } : reference;
			const rows = store.collection(of);
			return [field, rows.all()[0]?.[by ?? rows.identity.field]] as const;
		});
	return { ...body, ...Object.fromEntries(named) };
}

/** Parameters that name no record of a collection, or one inside another record. */
const PARAMETERS: Record<string, (store: Store) => string> = {
	itemId: (store) =>
		String(
			(store.collection('carts').all()[0].line_items as Record<string, Row[]>).physical_items[0].id,
		),
	consignmentId: () => 'c0ffee00000000000000000000000001',
	addressId: () => 'c0ffee00000000000000000000000002',
	couponCode: () => 'WELCOME10',
	item_id: () => '1',
	shipping_consignment_id: (store) =>
		String(store.collection('orders/shipping_addresses').all()[0].id),
	version_uuid: () => NEVER,
	uuid: (store) => String(store.collection('storefront/redirects/imex/jobs').all()[0].id),
};

/** The same for B2B Edition, by the last step of the path. */
const OF_B2B: Record<string, (store: Store) => string> = {
	'b2b/shopping-list/items': () => '9000',
	'b2b/companies/subsidiaries': () => '2',
	'b2b/customers': (store) => String(store.collection('b2b/users').all()[0].customerId),
	'b2b/users/customer': (store) => String(store.collection('b2b/users').all()[0].customerId),
	'b2b/channels': () => '1',
	'b2b/ip/orders': () => '500',
};

/** Parameters that are not the record's ID. */
const NATURAL: Record<string, string> = { currency_code: 'currency', variant_id: 'variant_id' };

/** Parameters of a path that name records that exist, each below the one before. */
export function sampleParameters(operation: Operation, store: Store): Record<string, string> {
	// The first promotion needs no codes.
	if (/^\/promotions\/\{promotion_id\}\/(codes|codegen)$/.test(operation.path))
		return { promotion_id: '2' };
	const { collection, parents, item } = shapeOf(operation);
	const steps = item ? [...parents, { collection, parameter: item }] : parents;
	const found: Record<string, string> = {};
	let row: Row | undefined;
	let below: string | undefined;
	for (const step of [...steps].reverse()) {
		const rows = store.collection(step.collection);
		const own = step.collection.startsWith('b2b/')
			? OF_B2B[step.collection]
			: PARAMETERS[step.parameter];
		if (own && rows.all().length === 0) {
			found[step.parameter] = own(store);
			continue;
		}
		const link = row && below ? row[linkField(below, step.collection)] : undefined;
		row = link === undefined ? rows.all()[0] : rows.get(link as string);
		below = step.collection;
		found[step.parameter] = String(
			row?.[NATURAL[step.parameter]] ?? row?.[rows.identity.field] ?? 1,
		);
	}
	return found;
}

/** Headers beyond the usual ones: the store's hash for B2B Edition, and the only one that a user fills in, which holds a storefront token. */
export function sampleHeaders(
	{ headers = [], server }: Operation,
	store: Store,
): Record<string, string> {
	if (server === 'b2b') return { 'X-Store-Hash': store.hash };
	const given = headers.filter((header) => 'parameter' in header && !header.prefix);
	return Object.fromEntries(
		given.map(({ name }) => [name, String(store.collection('storefront/tokens').all()[0].id)]),
	);
}

/** The value of a filter, where the first record is one that BigCommerce does not delete. */
const QUERIES: Record<string, string> = { 'DELETE v3 /inventory/locations': '2' };

/** The required query parameters. */
export function sampleQuery(operation: Operation): string {
	const { method, batch } = operation;
	// Without a filter some deletions are refused.
	const filter = method === 'DELETE' && batch?.form === 'query' ? batch.key : undefined;
	const required = operation.query.filter(
		(queryParameter) => queryParameter.required || queryParameter.name === filter,
	);
	return new URLSearchParams(
		required.map(({ name, schema }) => [
			name,
			QUERIES[keyOf(operation)] ?? String(sample(schema, name)),
		]),
	).toString();
}
