import { decimalFrom, divide, ONE, sum, type Decimal } from '../provider/money/decimal';
import type { ShippingItem } from '../provider/schema/shippingRequest';
import type { RateTable, WeightUnit } from './types';

/** What a rate table looks at in the items of a request. */
export interface Cart {
	/** In the unit of the table; undefined if an item has no weight. */
	weight?: Decimal;
	/** In the currency of the table; undefined if an item has no price in it. */
	value?: Decimal;
	quantity: Decimal;
	/** One per item, empty for an item without one. */
	categories: string[];
}

/** Grams per unit. An ounce and a pound are defined as exactly that. */
const GRAMS: Record<WeightUnit, string> = {
	g: '1',
	kg: '1000',
	oz: '28.349523125',
	lb: '453.59237',
};

const gramsPer = (unit: WeightUnit) => decimalFrom(GRAMS[unit]) as Decimal;

/** Adds up the items. Weights and prices of a request are those of one piece. */
export function cartOf(
	items: ShippingItem[],
	{ currency, weightUnit, categoryKey }: Pick<RateTable, 'currency' | 'weightUnit' | 'categoryKey'>,
): Cart {
	const quantities = items.map(({ quantity }) => decimalFrom(quantity ?? 1) ?? ONE);
	const total = (of: (item: ShippingItem) => Decimal | undefined) => {
		const amounts = items.map(of);
		return amounts.every((amount) => amount !== undefined)
			? sum(amounts.map((amount, index) => divide(amount * quantities[index], ONE)))
			: undefined;
	};
	return {
		weight: total(({ weight }) => (weight ? inUnit(weight, weightUnit) : undefined)),
		value: total(({ discounted_price, declared_value }) => {
			const price = discounted_price ?? declared_value;
			return price?.currency === currency ? decimalFrom(price.amount) : undefined;
		}),
		quantity: sum(quantities),
		categories: items.map((item) => categoryOf(item, categoryKey)),
	};
}

function inUnit({ units, value }: NonNullable<ShippingItem['weight']>, unit: WeightUnit) {
	const amount = decimalFrom(value);
	if (amount === undefined || units === unit) return amount;
	// 16 oz are exactly 1 lb: both are multiples of a gram without a remainder.
	return divide(amount * gramsPer(units), gramsPer(unit));
}

function categoryOf({ attributes }: ShippingItem, categoryKey: string): string {
	return attributes?.find(({ key }) => key === categoryKey)?.value ?? '';
}
