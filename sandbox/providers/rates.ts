import { createHash, randomUUID } from 'node:crypto';
import { rowsOf, type Id, type Row } from '../state/row';
import type { Store } from '../state/store';
import { judgeCheck, judgeRates, type Rates } from './answers';
import { connectionOf, type Provider, type Providers } from './registry';

/** BigCommerce gives carriers some seconds. */
const PATIENCE = 10_000;
/** How long rates of the same cart and address are used again. */
const KEPT = 10 * 60_000;

const OUNCES_PER_POUND = 16;

/** The shipping options of a consignment: those of the store's own method and of all connected carriers, the cheapest first. */
export async function optionsFor(
	providers: Providers,
	store: Store,
	checkoutId: string,
	consignment: Row,
): Promise<Row[]> {
	const connected = providers.carriers().filter(({ id }) => connectionOf(store, id));
	const offers = await Promise.all(
		connected.map((carrier) => ratesOf(providers, carrier, store, checkoutId, consignment)),
	);
	const own = { type: 'shipping_flatrate', description: 'Standard shipping', cost: 6.95 };
	return [own, ...offers.flat()]
		.map((option): Row => ({ id: randomUUID(), ...option }))
		.sort((left, right) => Number(left.cost) - Number(right.cost));
}

async function ratesOf(
	providers: Providers,
	carrier: Provider,
	store: Store,
	checkoutId: string,
	consignment: Row,
): Promise<Row[]> {
	const connection = connectionOf(store, carrier.id) as Row;
	const base_options = baseOptions(store, carrier, checkoutId, consignment);
	const key = createHash('sha1')
		.update(JSON.stringify([carrier, connection, base_options]))
		.digest('hex');
	const cached = providers.cache.get(key);
	if (cached && cached.until > Date.now()) return cached.options;
	const body = {
		base_options,
		zone_options: {},
		connection_options: connection,
		rate_options: [],
	};
	const answer = (await providers.call({
		provider: carrier.id,
		store: store.hash,
		kind: 'rate',
		url: carrier.urls.rate,
		body,
		shown: { ...body, connection_options: Object.keys(connection) },
		timeout: PATIENCE,
		judge: judgeRates,
		otherwise: 'The carrier is left out',
	})) as Rates | undefined;
	if (!answer) return [];
	const options = answer.carrier_quotes.flatMap(({ quotes }) =>
		quotes.map(({ code, display_name, cost, description, transit_time }): Row => ({
			type: `shipping_${carrier.id}`,
			description: display_name,
			cost: cost.amount,
			additional_description: description ?? '',
			transit_time: transit_time
				? `${transit_time.duration} ${transit_time.units.toLowerCase().replace('_', ' ')}`
				: '',
			$code: code,
		})),
	);
	providers.cache.set(key, { until: Date.now() + (answer.ttl ?? KEPT / 1000) * 1000, options });
	return options;
}

function baseOptions(store: Store, carrier: Provider, checkoutId: string, consignment: Row): Row {
	const cart = store.collection('carts').get(checkoutId) ?? {};
	const lines = rowsOf((cart.line_items as Row | undefined)?.physical_items);
	const quantities = new Map(
		rowsOf(consignment.line_items).map((row) => [row.item_id, row.quantity]),
	);
	const address = (consignment.address ?? {}) as Row;
	return {
		origin: {
			street_1: '9 Kiln Lane',
			street_2: '',
			zip: '97209',
			city: 'Portland',
			state_iso2: 'OR',
			country_iso2: 'US',
			address_type: 'COMMERCIAL',
		},
		destination: {
			street_1: String(address.address1 ?? ''),
			street_2: String(address.address2 ?? ''),
			zip: String(address.postal_code ?? ''),
			city: String(address.city ?? ''),
			state_iso2: String(address.state_or_province_code ?? '').slice(0, 2),
			country_iso2: String(address.country_code ?? ''),
			address_type: 'RESIDENTIAL',
			form_fields: {},
		},
		items: lines
			.filter(({ id }) => quantities.size === 0 || quantities.has(id))
			.map((line) => itemOf(store, carrier, line, quantities.get(line.id) ?? line.quantity)),
		customer: {
			customer_groups: [{ customer_group_id: 0, customer_group_name: '' }],
			customer_id: Number(cart.customer_id ?? 0),
		},
		store_id: store.hash,
		request_context: {
			reference_values: [
				{ name: 'cart_id', value: checkoutId },
				{ name: 'channel_id', value: String(cart.channel_id ?? 1) },
			],
		},
	};
}

function itemOf(store: Store, { id: carrierId }: Provider, line: Row, quantity: unknown): Row {
	const product = store.collection('catalog/products').get(line.product_id as Id) ?? {};
	const inches = (value: unknown) => ({ units: 'in', value: Number(value ?? 0) });
	const price = { currency: 'USD', amount: Number(line.sale_price ?? 0) };
	// "Save the metafield namespace using the format shipping_carrier_{yourCarrierId}" (shipping_provider.yml).
	const namespace = `shipping_carrier_${carrierId.replace(/^carrier_/, '')}`;
	return {
		sku: String(line.sku ?? ''),
		variant_id: String(line.variant_id ?? ''),
		product_id: String(line.product_id ?? ''),
		name: String(line.name ?? ''),
		length: inches(product.depth),
		width: inches(product.width),
		height: inches(product.height),
		weight: { units: 'oz', value: Number(product.weight ?? 0) * OUNCES_PER_POUND },
		discounted_price: price,
		declared_value: price,
		quantity: Number(quantity),
		attributes: store
			.collection('catalog/products/metafields')
			.where({ resource_id: line.product_id, namespace })
			.map(({ key, value }) => ({
				key,
				value,
				namespace,
				resource_type: 'product',
				resource_id: String(line.product_id),
				attribute_type: 'metafield',
			})),
	};
}

/** Test Connection of the control panel. @returns what the carrier says about the connection options */
export async function testConnection(
	providers: Providers,
	carrier: Provider,
	store: Store,
): Promise<string> {
	const connection = connectionOf(store, carrier.id) ?? {};
	const answer = (await providers.call({
		provider: carrier.id,
		store: store.hash,
		kind: 'check',
		url: carrier.urls.check,
		body: { connection_options: connection },
		shown: { connection_options: Object.keys(connection) },
		timeout: PATIENCE,
		judge: judgeCheck,
		otherwise: 'The connection could not be tested',
	})) as { valid: boolean; messages?: Array<{ text: string }> } | undefined;
	if (!answer) return 'The connection could not be tested.';
	const texts = (answer.messages ?? []).map(({ text }) => text).join(' ');
	return answer.valid ? `Connected. ${texts}`.trim() : `Not connected. ${texts}`.trim();
}
