import { linkOf, type Handler } from '../crud/call';
import { notFound } from '../responses/apiError';
import { fieldsOf } from '../crud/records';

/** The password of every customer. */
export const PASSWORD = 'hearth-and-table';

const validate: Handler = (call) => {
	linkOf(call);
	return { data: { success: fieldsOf(call).password === PASSWORD } };
};

const validateCredentials: Handler = (call) => {
	const { email, password } = fieldsOf(call);
	const customer = call.store.collection('customers').where({ email })[0];
	const valid = customer !== undefined && password === PASSWORD;
	return { data: { is_valid: valid, customer_id: valid ? customer.id : null } };
};

const storedInstruments: Handler = ({ store, params }) => {
	const customer = store.collection('customers').get(params.customerId);
	if (!customer) throw notFound();
	return {
		data: [
			{
				type: 'stored_card',
				token: '0'.repeat(63) + '1',
				is_default: true,
				brand: 'VISA',
				expiry_month: 12,
				expiry_year: 2030,
				issuer_identification_number: '411111',
				last_4: '1111',
				billing_address: {
					first_name: customer.first_name,
					last_name: customer.last_name,
					country_code: 'US',
				},
			},
		],
	};
};

/** Sign-in checks and saved cards. */
export const customers: Record<string, Handler> = {
	'POST v2 /customers/{customer_id}/validate': validate,
	'POST v3 /customers/validate-credentials': validateCredentials,
	'GET v3 /customers/{customerId}/stored-instruments': storedInstruments,
};
