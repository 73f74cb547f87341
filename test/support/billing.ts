/** A billing address with everything that an order needs. */
export const BILLING = {
	first_name: 'Ida',
	last_name: 'Vane',
	street_1: '1 Mill Road',
	city: 'Boise',
	state: 'Idaho',
	zip: '83702',
	country: 'United States',
	country_iso2: 'US',
	email: 'ida@example.com',
};
