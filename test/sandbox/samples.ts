import type { Operation, Schema } from '../../catalog/types';
import { keyOf, isCollection, shapeOf } from '../../sandbox/operations';
import { identityOf, linkField } from '../../sandbox/collectionConfig';
import type { Row } from '../../sandbox/state/row';
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

/** What the made-up shop needs to see in some requests, beyond what the schema says. */
const BODIES: Record<string, (store: Store) => unknown> = {
	'POST v2 /customers': () => ({
		first_name: 'Someone',
		last_name: 'New',
		email: 'someone.new@example.com',
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
	const schema = operation.body?.schema;
	if (!schema) return undefined;
	const body = sample(schema);
	const { collection } = shapeOf(operation.path);
	if (!Array.isArray(body) || !isCollection(collection)) return body;
	const { field } = identityOf(collection);
	const [first] = store.collection(collection).all();
	if (operation.method === 'DELETE' && typeof body[0] === 'number' && first) return [first[field]];
	if (operation.method !== 'PUT') return body;
	if (!(field in (schema.items?.properties ?? {}))) return body;
	return [{ ...(body[0] as object), ...(first && { [field]: first[field] }) }];
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

/** Parameters that are not the record's ID. */
const NATURAL: Record<string, string> = { currency_code: 'currency', variant_id: 'variant_id' };

/** Parameters of a path that name records that exist, each below the one before. */
export function sampleParameters(operation: Operation, store: Store): Record<string, string> {
	const { collection, parents, item } = shapeOf(operation.path);
	const steps = item ? [...parents, { collection, parameter: item }] : parents;
	const found: Record<string, string> = {};
	let row: Row | undefined;
	let below: string | undefined;
	for (const step of [...steps].reverse()) {
		const rows = store.collection(step.collection);
		if (PARAMETERS[step.parameter] && rows.all().length === 0) {
			found[step.parameter] = PARAMETERS[step.parameter](store);
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

/** Headers beyond the usual ones that a user fills in: the only one there is holds a storefront token. */
export function sampleHeaders({ headers = [] }: Operation, store: Store): Record<string, string> {
	const given = headers.filter((header) => 'parameter' in header && !header.prefix);
	return Object.fromEntries(
		given.map(({ name }) => [name, String(store.collection('storefront/tokens').all()[0].id)]),
	);
}

/** The required query parameters. */
export function sampleQuery(operation: Operation): string {
	const { method, batch } = operation;
	// Without a filter some deletions are refused.
	const filter = method === 'DELETE' && batch?.form === 'query' ? batch.key : undefined;
	const required = operation.query.filter(
		(queryParameter) => queryParameter.required || queryParameter.name === filter,
	);
	return new URLSearchParams(
		required.map(({ name, schema }) => [name, String(sample(schema, name))]),
	).toString();
}
