import type { Row } from '../../state/row';
import { connection, type PageArguments } from '../relay';
import { changes, globalId, needs, type StorefrontContext } from './context';
import { metafieldsOf } from './metafields';
import { money } from './prices';

interface OrderFilters {
	status?: string | null;
	dateRange?: { from: string; to?: string | null } | null;
}

/** A customer in the shape that the customer sees. */
export function toCustomer(row: Row): Row {
	return {
		__typename: 'Customer',
		entityId: row.id,
		email: row.email,
		firstName: row.first_name,
		lastName: row.last_name,
		company: row.company ?? '',
		phone: row.phone ?? '',
		customerGroupId: row.customer_group_id ?? 0,
		taxExemptCategory: row.tax_exempt_category ?? '',
	};
}

function toAddress(row: Row): Row {
	return {
		entityId: row.id,
		firstName: row.first_name,
		lastName: row.last_name,
		address1: row.address1,
		address2: row.address2,
		city: row.city,
		country: row.country,
		countryCode: row.country_code,
		stateOrProvince: row.state_or_province,
		phone: row.phone,
		postalCode: row.postal_code,
		company: row.company,
	};
}

/** An order in the shape that its customer sees. */
export function toOrder({ store }: StorefrontContext, row: Row): Row {
	const amount = (field: string) => money(store, row[field]);
	const { value, label } = statusOf(
		store.collection('order_statuses').get(Number(row.status_id))?.name,
	);
	const utc = (date: unknown) => ({ utc: new Date(String(date)).toISOString() });
	return {
		__typename: 'Order',
		id: globalId('Order', row.id),
		entityId: row.id,
		orderedAt: utc(row.date_created),
		updatedAt: utc(row.date_modified),
		status: { value, label },
		isTaxIncluded: false,
		subTotal: amount('subtotal_ex_tax'),
		shippingCostTotal: amount('shipping_cost_ex_tax'),
		taxTotal: amount('total_tax'),
		totalIncTax: amount('total_inc_tax'),
		customerMessage: row.customer_message ?? '',
		totalProductQuantity: Number(row.items_total ?? 0),
	};
}

function statusOf(name: unknown) {
	return { label: String(name), value: String(name).toUpperCase().replaceAll(' ', '_') };
}

const of =
	(collection: string) =>
	({ entityId }: Row, { store }: StorefrontContext) =>
		store.collection(collection).where({ customer_id: entityId });
const addressesOf = of('customers/addresses');

/** The signed-in customer and their data. */
export const customers = {
	Query: {
		customer: needs('Customer', (_root, _given, { customer }) =>
			customer ? toCustomer(customer) : null,
		),
	},
	Mutation: { customer: () => ({}) },
	Customer: {
		customerGroupName: ({ customerGroupId }: Row, _given: unknown, { store }: StorefrontContext) =>
			store.collection('customer_groups').get(Number(customerGroupId))?.name ?? null,
		addressCount: (customer: Row, _given: unknown, context: StorefrontContext) =>
			addressesOf(customer, context).length,
		attributeCount: (customer: Row, _given: unknown, context: StorefrontContext) =>
			of('customers/attribute-values')(customer, context).length,
		storeCredit: (_customer: Row, _given: unknown, { store }: StorefrontContext) => [
			money(store, 0),
		],
		addresses: (customer: Row, page: PageArguments, context: StorefrontContext) =>
			connection(addressesOf(customer, context), page, toAddress),
		orders: (
			customer: Row,
			{ filters, ...page }: PageArguments & { filters?: OrderFilters | null },
			context: StorefrontContext,
		) => {
			const { status, dateRange } = filters ?? {};
			const all = of('orders')(customer, context).map((row) => toOrder(context, row));
			const at = ({ orderedAt }: Row) => Date.parse(String((orderedAt as Row).utc));
			const meant = all.filter(
				(order) =>
					(!status || (order.status as Row).value === status) &&
					(!dateRange ||
						(at(order) >= Date.parse(dateRange.from) &&
							at(order) <= Date.parse(dateRange.to ?? '9999-01-01'))),
			);
			return connection(meant.reverse(), page, (order) => order);
		},
		metafields: metafieldsOf('customers'),
		isSubscribedToNewsletter: ({ email }: Row, _given: unknown, { store }: StorefrontContext) =>
			store.collection('customers/subscribers').where({ email }).length > 0,
	},
	CustomerMutations: {
		registerCustomer: changes(
			'Customer',
			(
				_parent,
				{
					input,
				}: {
					input: Record<'firstName' | 'lastName' | 'email' | 'password', string> & {
						phone?: string | null;
						company?: string | null;
					};
				},
				{ store, channelId },
			) => {
				const rows = store.collection('customers');
				if (rows.where({ email: input.email }).length)
					return {
						customer: null,
						errors: [
							{
								__typename: 'EmailAlreadyInUseError',
								message: 'There is an account with this e-mail address already.',
							},
						],
					};
				if (input.password.length < 7)
					return {
						customer: null,
						errors: [
							{
								__typename: 'ValidationError',
								path: ['password'],
								message: 'The password must have at least seven characters.',
							},
						],
					};
				const now = new Date().toISOString();
				const row = rows.insert({
					first_name: input.firstName,
					last_name: input.lastName,
					email: input.email,
					phone: input.phone ?? '',
					company: input.company ?? '',
					customer_group_id: 1,
					origin_channel_id: channelId,
					channel_ids: [channelId],
					date_created: now,
					date_modified: now,
				});
				return { customer: toCustomer(row), errors: [] };
			},
		),
	},
};
