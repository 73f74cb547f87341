import type { Row } from '../../state/row';
import { life, type EventRule } from './rule';

const customer = ({ id }: Row) => ({ type: 'customer', id });

/** Customers, addresses, subscribers. */
export const customers: EventRule[] = [
	...life('customers', 'store/customer', customer),
	{
		of: 'customers',
		kinds: ['updated'],
		fields: ['channel_ids'],
		scope: 'store/customer/channel/login/access/updated',
		data: ({ id, channel_ids }) => ({ customer_id: id, channel_ids }),
	},
	// The type says customer, the ID is the address's.
	...life('customers/addresses', 'store/customer/address', ({ id, customer_id }) => ({
		type: 'customer',
		id,
		address: { customer_id },
	})),
	...life('customers/subscribers', 'store/subscriber', ({ id }) => ({ type: 'subscriber', id })),
];
