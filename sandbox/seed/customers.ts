import type { Random } from '../state/random';
import type { Store } from '../state/store';
import { addRecord, daysAgo } from './addRecord';
import { FIRST_NAMES, LAST_NAMES, STREETS, TOWNS } from './words';

const CUSTOMERS = 60;
const GROUPS = ['Retail', 'Trade', 'Restaurants', 'Staff'];

/** Customer groups, and 60 customers with addresses. None of them are real. */
export function seedCustomers(store: Store, random: Random): void {
	GROUPS.forEach((name, index) =>
		addRecord(store, 'customer_groups', {
			name,
			is_default: index === 0,
			category_access: { type: 'all' },
			discount_rules: [],
			is_group_for_guests: false,
		}),
	);
	addRecord(store, 'customers/attributes', { name: 'Favourite range', type: 'string' });
	addRecord(store, 'customers/attributes', { name: 'Loyalty points', type: 'number' });
	for (let index = 0; index < CUSTOMERS; index += 1) {
		const first = FIRST_NAMES[index % FIRST_NAMES.length];
		const last = LAST_NAMES[(index * 7 + Math.floor(index / 25)) % LAST_NAMES.length];
		const customer = addRecord(store, 'customers', {
			email: `${first}.${last}${index + 1}@example.com`.toLowerCase(),
			first_name: first,
			last_name: last,
			company: index % 6 === 5 ? `${last} Catering` : '',
			phone: `+1 503 555 0${String(100 + index).slice(-3)}`,
			customer_group_id: 1 + (index % 6 === 5 ? 1 : 0) + (index % 15 === 14 ? 1 : 0),
			notes: '',
			registration_ip_address: '192.0.2.10',
			authentication: { force_password_reset: false },
			accepts_product_review_abandoned_cart_emails: index % 2 === 0,
			origin_channel_id: 1,
			channel_ids: [1],
			date_created: daysAgo(500 - index * 7),
			date_modified: daysAgo(random.integer(0, 80)),
		});
		for (let number = 0; number <= (index % 4 === 0 ? 1 : 0); number += 1) {
			const [city, state, zip] = random.pick(TOWNS);
			addRecord(store, 'customers/addresses', {
				customer_id: customer.id,
				first_name: first,
				last_name: last,
				company: customer.company,
				phone: customer.phone,
				address1: `${random.integer(1, 180)} ${random.pick(STREETS)}`,
				address2: '',
				city,
				state_or_province: state,
				postal_code: zip,
				country: 'United States',
				country_code: 'US',
				address_type: 'residential',
			});
		}
		if (index % 5 === 0) {
			addRecord(store, 'customers/attribute-values', {
				customer_id: customer.id,
				attribute_id: 2,
				value: String(random.integer(10, 900)),
				attribute_value: undefined,
			});
		}
	}
}
