import type { Row } from '../../state/row';
import type { Store } from '../../state/store';

/** An amount in the store's own currency, or converted into another one. */
export function money(store: Store, amount: unknown, code?: string | null): Row {
	const currencies = store.collection('currencies').all();
	const currency =
		currencies.find((currency) => (code ? currency.currency_code === code : currency.is_default)) ??
		currencies.find((currency) => currency.is_default);
	const rate = currency?.is_default ? 1 : Number(currency?.currency_exchange_rate ?? 1);
	const value = Math.round(Number(amount ?? 0) * rate * 100) / 100;
	const symbol = String(currency?.token ?? '$');
	const text = value.toFixed(Number(currency?.decimal_places ?? 2));
	return {
		currencyCode: currency?.currency_code ?? 'USD',
		value,
		formattedV2: currency?.token_location === 'right' ? `${text} ${symbol}` : `${symbol}${text}`,
	};
}

/** The prices of a product, or of a variant with its own prices. */
export function pricesOf(store: Store, product: Row, variants: Row[], code?: string | null): Row {
	const [own] = variants.length === 1 ? variants : [];
	const base = Number(own?.price ?? product.price ?? 0);
	const sale = Number(own?.sale_price ?? product.sale_price) || 0;
	const price = sale || base;
	const all = variants.map((variant) => Number(variant.sale_price ?? variant.price ?? price));
	const amount = (value: number) => money(store, value, code);
	const optional = (value: unknown) => (Number(value) ? amount(Number(value)) : null);
	return {
		price: amount(price),
		basePrice: amount(base),
		salePrice: optional(sale),
		retailPrice: optional(product.retail_price),
		mapPrice: optional(product.map_price),
		saved: sale ? amount(base - sale) : null,
		priceRange: { min: amount(Math.min(price, ...all)), max: amount(Math.max(price, ...all)) },
	};
}
