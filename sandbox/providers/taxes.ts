import { isRow, rowsOf, type Row } from '../state/row';
import type { Store } from '../state/store';
import { chosenOption, saveCheckout } from '../domain/checkouts';
import { judgeQuote, judgeVoid, type Quote } from './answers';
import { connectionOf, type Provider, type Providers } from './registry';

/** "An estimate that takes more than 4 s is given up." */
const PATIENCE = 4_000;

/** The share of tax in the store's own settings, which is also its fallback tax. */
export const FALLBACK_RATE = 0.08;

/** The tax provider that a store uses; undefined for BigCommerce's own. */
export function activeTaxProvider(providers: Providers, store: Store): Provider | undefined {
	return providers.taxProviders().find(({ id }) => connectionOf(store, id));
}

interface TaxCall {
	kind: 'estimate' | 'commit' | 'adjust' | 'void';
	/** The quote that is adjusted or voided. */
	id?: string;
	body?: Row & { documents: TaxDocument[] };
}

interface TaxDocument extends Row {
	id: string;
	items: Array<Row & { id: string }>;
}

/** Calls the tax provider of a store, with the login of its connection. */
export async function callTaxProvider(
	providers: Providers,
	store: Store,
	{ kind, id, body }: TaxCall,
): Promise<Quote | undefined> {
	const provider = activeTaxProvider(providers, store);
	if (!provider) return undefined;
	const { username, password, profile } = connectionOf(store, provider.id) as Row;
	const address = provider.urls[kind].replaceAll(
		'{profile}',
		encodeURIComponent(String(profile ?? '')),
	);
	const basic = Buffer.from(`${String(username)}:${String(password)}`).toString('base64');
	const answer = await providers.call({
		provider: provider.id,
		store: store.hash,
		kind,
		url: id === undefined ? address : `${address}?id=${encodeURIComponent(id)}`,
		headers: { authorization: `Basic ${basic}`, 'x-bc-store-hash': store.hash },
		...(body && { body }),
		timeout: PATIENCE,
		judge: body ? judgeQuote(body.documents) : judgeVoid,
		otherwise: kind === 'estimate' ? 'The fallback tax is used' : 'It is in the store log',
	});
	return answer as Quote | undefined;
}

/** Estimates the taxes of a checkout and keeps them in it. */
export async function estimateCheckout(
	providers: Providers,
	store: Store,
	checkout: Row,
): Promise<void> {
	const cart = store.collection('carts').get(String(checkout.id));
	if (!cart || !activeTaxProvider(providers, store)) return;
	const documents = rowsOf(checkout.consignments).map((consignment) =>
		documentOf(cart, checkout, consignment),
	);
	if (documents.length === 0) return;
	const quote = await callTaxProvider(providers, store, {
		kind: 'estimate',
		body: { ...quoteHead(String(checkout.id), cart), documents },
	});
	const tax = quote ? taxOf(quote) : fallbackTax(documents);
	const provider = activeTaxProvider(providers, store)?.id;
	saveCheckout(store, checkout, { $tax: { ...tax, provider } });
}

const quoteHead = (id: string, { customer_id }: Row) => ({
	id,
	currency_code: 'USD',
	customer: {
		customer_id: String(customer_id ?? 0),
		customer_group_id: '0',
		taxability_code: '',
		tax_properties: [],
	},
	transaction_date: new Date().toISOString(),
});

function documentOf(cart: Row, checkout: Row, consignment: Row): TaxDocument {
	const lines = rowsOf((cart.line_items as Row).physical_items);
	const address = toTaxAddress(consignment.address);
	const shipping = Number(chosenOption(consignment)?.cost ?? 0);
	return {
		id: String(consignment.id),
		...(isRow(checkout.billing_address) && {
			billing_address: toTaxAddress(checkout.billing_address),
		}),
		destination_address: address,
		origin_address: ORIGIN,
		shipping: lineOf('shipping', String(consignment.id), 'Shipping', shipping, 1),
		handling: lineOf('handling', String(consignment.id), 'Handling', 0, 1),
		items: lines.map(({ id, name, sku, extended_sale_price, quantity }) => ({
			...lineOf('item', String(id), String(name), Number(extended_sale_price), Number(quantity)),
			item_code: String(sku ?? ''),
		})),
	};
}

export function lineOf(type: string, id: string, name: string, amount: number, quantity: number) {
	const ofItem = type === 'item' || type === 'refund';
	return {
		id,
		item_code: '',
		name,
		price: { amount: Number(amount.toFixed(4)), tax_inclusive: false },
		quantity,
		tax_class: ofItem
			? { code: '', class_id: '0', name: 'Default Tax Class' }
			: { code: '', class_id: '6', name: type[0].toUpperCase() + type.slice(1) },
		tax_exempt: false,
		type,
	};
}

const ORIGIN = {
	line1: '9 Kiln Lane',
	line2: '',
	city: 'Portland',
	region_name: 'Oregon',
	region_code: 'OR',
	country_name: 'United States',
	country_code: 'US',
	postal_code: '97209',
	company_name: '',
	type: 'COMMERCIAL',
};

export function toTaxAddress(value: unknown): Row {
	const row = isRow(value) ? value : {};
	const text = (...names: string[]) => String(names.map((name) => row[name]).find(Boolean) ?? '');
	return {
		line1: text('address1', 'street_1'),
		line2: text('address2', 'street_2'),
		city: text('city'),
		region_name: text('state_or_province', 'state'),
		region_code: text('state_or_province_code'),
		country_name: text('country'),
		country_code: text('country_code', 'country_iso2'),
		postal_code: text('postal_code', 'zip'),
		company_name: text('company'),
		type: 'RESIDENTIAL',
	};
}

/** What a checkout keeps of an estimate. */
export interface CheckoutTax {
	total: number;
	shipping: number;
	/** By ID of the cart's line. */
	lines: Record<string, number>;
	names: string[];
}

function taxOf({ documents }: Quote): CheckoutTax {
	const all = documents.flatMap(({ items, shipping, handling }) => [...items, shipping, handling]);
	const sum = (amounts: number[]) =>
		Number(amounts.reduce((total, amount) => total + amount, 0).toFixed(4));
	return {
		total: sum(all.map(({ price }) => price.total_tax)),
		shipping: sum(
			documents.flatMap(({ shipping, handling }) => [
				shipping.price.total_tax,
				handling.price.total_tax,
			]),
		),
		lines: Object.fromEntries(
			documents.flatMap(({ items }) => items.map(({ id, price }) => [id, price.total_tax])),
		),
		names: [
			...new Set(all.flatMap(({ price }) => price.sales_tax_summary.map(({ name }) => name))),
		],
	};
}

function fallbackTax(documents: TaxDocument[]): CheckoutTax {
	const taxed = (line: unknown) =>
		Math.round(Number(((line as Row).price as Row).amount) * FALLBACK_RATE * 100) / 100;
	const lines = Object.fromEntries(
		documents.flatMap(({ items }) => items.map((item): [string, number] => [item.id, taxed(item)])),
	);
	const shipping = documents.reduce((total, document) => total + taxed(document.shipping), 0);
	const total = Object.values(lines).reduce((sum, tax) => sum + tax, shipping);
	return { total: Number(total.toFixed(4)), shipping, lines, names: ['Fallback tax'] };
}
