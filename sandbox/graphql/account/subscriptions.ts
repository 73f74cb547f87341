import type { Row } from '../../state/row';
import { connection, idOf, localId, type PageArguments } from '../relay';
import { graphQlError } from '../errors';
import { needs } from './context';

interface Filters {
	ids?: string[] | null;
	productId?: string | null;
	productType?: string | null;
	scopeId?: string | null;
	scopeType?: string | null;
	status?: string | null;
	updatedAfter?: string | null;
}

/** A subscription in the API's shape. */
export function toSubscription(row: Row): Row {
	return {
		__typename: 'Subscription',
		id: idOf('account/subscription', row.id),
		accountId: idOf('account/account', row.account_id),
		activationDate: row.activation_date,
		billingInterval: row.interval,
		createdAt: row.created_at,
		currentPeriodEnd: row.current_period_end,
		updatedAt: row.updated_at,
		pricePerInterval: row.price,
		status: row.status,
		product: {
			id: idOf('account/product', row.product_id),
			type: 'APPLICATION',
			productLevel: row.product_level,
		},
		scope: { id: idOf('account/scope', row.store_hash), type: 'STORE' },
	};
}

function isMeant(row: Row, { ids, productId, scopeId, status, updatedAfter }: Filters): boolean {
	return (
		(!ids || ids.includes(idOf('account/subscription', row.id))) &&
		(!productId || localId('account/product', productId) === String(row.product_id)) &&
		(!scopeId || localId('account/scope', scopeId) === row.store_hash) &&
		(!status || status === row.status) &&
		(!updatedAfter || Date.parse(String(row.updated_at)) > Date.parse(updatedAfter))
	);
}

/** Subscriptions of merchants. There is only one type of product and of scope, so these filters have no effect. */
export const subscriptions = {
	Account: {
		subscriptions: needs(
			'account_subscriptions_read',
			(
				_account,
				{ filters, ...page }: PageArguments & { filters?: Filters | null },
				{ merchant },
			) => {
				const rows = merchant
					.collection('subscriptions')
					.all()
					.filter((row) => isMeant(row, filters ?? {}));
				return connection(rows.reverse(), page, toSubscription);
			},
		),
	},
	Mutation: { subscription: () => ({}) },
	SubscriptionMutations: {
		cancelSubscription: needs(
			'account_subscriptions_cancel',
			(_parent, { input }: { input: { id: string } }, { merchant }) => {
				const id = localId('account/subscription', input.id);
				const row = merchant.collection('subscriptions').get(id);
				if (!row || row.status === 'CANCELLED')
					throw graphQlError('Could not find active subscription.');
				const now = new Date().toISOString();
				const cancelledAt = row.is_trial ? now : row.current_period_end;
				merchant
					.collection('subscriptions')
					.update(id, { status: 'CANCELLED', updated_at: now, current_period_end: cancelledAt });
				return { subscriptionId: input.id, cancelledAt };
			},
		),
	},
};
