import { isRow, rowsOf } from '../state/row';
import type { Refusals, Rule } from './types';
import { isNone } from './values';

/** The fields that locate a shipping zone, by its type. */
const PLACES: Record<string, string[]> = {
	zip: ['zip', 'country_iso2'],
	country: ['country_iso2'],
	state: ['state_iso2', 'country_iso2'],
};

/** Likely: a zone of some places names them. Only a global zone has none. */
const hasPlaces: Rule = ({ sent, record, before }) => {
	if (before && !('locations' in sent) && !('type' in sent)) return undefined;
	const fields = PLACES[String(record.type)];
	const places = rowsOf(record.locations);
	if (!fields) return undefined;
	if (places.length === 0)
		return { locations: `a zone of the type ${String(record.type)} needs locations` };
	const lacking = fields.find((field) => places.some((place) => isNone(place[field])));
	return lacking ? { [`locations.${lacking}`]: 'is required for this type of zone' } : undefined;
};

/** "The tax property must be defined to associate a value." (tax_properties.v3.yml, tax_customers.v3.yml) */
const isDefined: Rule = ({ sent, store }) => {
	const codes = isRow(sent.tax_properties) ? Object.keys(sent.tax_properties) : [];
	const unknown = codes.find((code) => !store.collection('tax/properties').where({ code }).length);
	return unknown === undefined
		? undefined
		: { [`tax_properties.${unknown}`]: 'is not a defined tax property' };
};

/** "A tax property must have zero usages within product tax properties before you can delete it." (tax_properties.v3.yml) */
const unlessUsed: Refusals['removal'] = {
	status: 409,
	why: ({ code }, store) =>
		store
			.collection('tax/products/properties')
			.all()
			.some(({ tax_properties }) => isRow(tax_properties) && String(code) in tax_properties)
			? 'Tax Property is in use and cannot be deleted.'
			: undefined,
};

/** Shipping, taxes, locations, channels. Likely, if there is no source: what a request names must exist. */
export const storeSetup: Record<string, Refusals> = {
	'shipping/zones': { rules: [hasPlaces] },
	'tax/rates': {
		// "You must associate a tax rate with a tax zone", "… with a tax class" (tax_rates_zones.v3.yml)
		references: { tax_zone_id: 'tax/zones', 'class_rates.tax_class_id': 'tax/classes' },
	},
	'tax/zones': {
		references: { 'shopper_target_settings.customer_groups': 'customer_groups' },
	},
	'tax/customers': { references: { customer_id: 'customers' }, rules: [isDefined] },
	'tax/properties': { removal: unlessUsed },
	'tax/products/properties': {
		references: { product_id: 'catalog/products' },
		rules: [isDefined],
	},
	'inventory/locations': {
		// "The location with a `location_id` of 1 is the storeʼs default shipping origin"; origins cannot be deleted (locations.v3.yml)
		removal: {
			status: 422,
			why: ({ id }) => (id === 1 ? 'Location 1 is the default shipping origin' : undefined),
		},
	},
	'pickup/methods': { references: { location_id: 'inventory/locations' } },
	sites: { references: { channel_id: 'channels' } },
};
