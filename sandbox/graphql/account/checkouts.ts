import { rowsOf, type Row } from '../../state/row';
import type { Store } from '../../state/store';
import { connection, type PageArguments } from '../connection';
import { idOf, ownId } from '../ids';
import { graphQlError } from '../refuse';
import { needs } from './context';
import { soldItem, type SoldItem } from './sale';

interface CreateInput {
	accountId: string;
	items: SoldItem[];
}

/** A checkout in the API's shape. */
export function toCheckout(row: Row): Row {
	return {
		__typename: 'Checkout',
		id: idOf('account/checkout', row.id),
		accountId: idOf('account/account', row.account_id),
		checkoutUrl: row.url,
		status: row.status,
		$items: row.items,
	};
}

function toItem(row: Row, status: unknown): Row {
	return {
		status,
		subscriptionId: row.subscription_id ? idOf('account/subscription', row.subscription_id) : null,
		product: {
			id: idOf('account/product', row.product_id),
			type: 'APPLICATION',
			productLevel: row.product_level,
		},
		scope: { id: idOf('account/scope', row.store_hash), type: 'STORE' },
		pricingPlan: { interval: row.interval, price: row.price, trialDays: row.trial_days },
		redirectUrl: row.redirect_url,
		description: row.description,
	};
}

function open(merchant: Store, origin: string, { accountId, items }: CreateInput): Row {
	const account = ownId('account/account', accountId);
	if (items.length === 0) throw graphQlError('A checkout has at least one item.');
	const sold = items.map((item) => soldItem(merchant, account, item));
	const checkouts = merchant.collection('checkouts');
	const row = checkouts.insert({
		account_id: account,
		status: 'PENDING',
		items: sold,
		created_at: new Date().toISOString(),
	});
	const url = `${origin}/manage/merchant-checkout?checkoutId=${String(row.id)}`;
	return checkouts.update(String(row.id), { url }) as Row;
}

/** Checkouts that merchants must accept. */
export const checkouts = {
	Account: {
		checkout: needs('account_checkouts_read', (_account, { id }: { id: string }, { merchant }) => {
			const row = merchant.collection('checkouts').get(ownId('account/checkout', id));
			return row ? toCheckout(row) : null;
		}),
	},
	Checkout: {
		items: ({ $items, status }: Row, page: PageArguments) =>
			connection(rowsOf($items), page, (row) => toItem(row, status)),
	},
	Mutation: { checkout: () => ({}) },
	CheckoutMutations: {
		createCheckout: needs(
			'account_checkouts_create',
			(_parent, { input }: { input: CreateInput }, { merchant, origin }) => ({
				checkout: toCheckout(open(merchant, origin, input)),
			}),
		),
	},
};
