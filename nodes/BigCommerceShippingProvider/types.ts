import type { Decimal } from '../provider/money/decimal';

/** A row of the rate table: a shipping method, and the carts and places it is for. An absent limit does not limit. */
export interface RateRow {
	name: string;
	/** Identifies the method. Of several rows with the same code, the first that matches counts. */
	code: string;
	price: Decimal;
	pricePerWeight: Decimal;
	pricePerItem: Decimal;
	countries: string;
	states: string;
	postalCodes: string;
	weight: Limits;
	orderValue: Limits;
	quantity: Limits;
	category: string;
	categoryOf: 'any' | 'all' | 'none';
	description: string;
	transitDays?: number;
}

/** Both ends count. */
export interface Limits {
	least?: Decimal;
	most?: Decimal;
}

/** A rate table, and what its numbers mean. */
export interface RateTable {
	rows: RateRow[];
	currency: string;
	weightUnit: WeightUnit;
	/** The key of the metafield that says which category an item has. */
	categoryKey: string;
}

export type WeightUnit = 'g' | 'kg' | 'lb' | 'oz';
