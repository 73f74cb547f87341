import { rowsOf, type Row } from '../../state/row';
import type { Store } from '../../state/store';
import { graphQlError } from '../errors';
import { connection, idOf, localId, type PageArguments } from '../relay';
import { needs } from './context';

interface CreateInput {
	accountId: string;
	items: CheckoutItemInput[];
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

function createCheckout(merchant: Store, origin: string, { accountId, items }: CreateInput): Row {
	const account = localId('account/account', accountId);
	if (items.length === 0) throw graphQlError('A checkout has at least one item.');
	const sold = items.map((item) => toCheckoutItem(merchant, account, item));
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
			const row = merchant.collection('checkouts').get(localId('account/checkout', id));
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
				checkout: toCheckout(createCheckout(merchant, origin, input)),
			}),
		),
	},
};

/** The input for an item of a checkout. */
interface CheckoutItemInput {
	product?: { id?: string | null; productLevel?: string | null } | null;
	scope?: { id: string } | null;
	pricingPlan: {
		interval: string;
		price: { value: number; currencyCode: string };
		trialDays?: number | null;
	};
	redirectUrl: string;
	description: string;
	subscriptionId?: string | null;
}

/** Validates an item of a checkout and converts it to a record. The messages are BigCommerce's. */
function toCheckoutItem(merchant: Store, accountId: string, item: CheckoutItemInput): Row {
	const { interval, price, trialDays } = item.pricingPlan;
	if (price.currencyCode !== 'USD') throw graphQlError('Only USD is supported.');
	const own = {
		interval,
		price,
		trial_days: trialDays ?? 0,
		redirect_url: item.redirectUrl,
		description: item.description,
	};
	return item.subscriptionId
		? { ...own, ...changedSubscriptionItem(merchant, item, item.subscriptionId) }
		: { ...own, ...newSubscriptionItem(merchant, accountId, item) };
}

function newSubscriptionItem(
	merchant: Store,
	accountId: string,
	{ product, scope }: CheckoutItemInput,
): Row {
	const productId = product?.id ? localId('account/product', product.id) : '';
	if (!merchant.collection('apps').get(productId))
		throw graphQlError('Product is not supported for your account.');
	const storeHash = scope ? localId('account/scope', scope.id) : '';
	const owned = merchant.singletons.get('account')?.store_hashes as string[];
	if (accountId !== merchant.hash || !owned.includes(storeHash))
		throw graphQlError('Scope does not belong to account.');
	return {
		subscription_id: null,
		product_id: Number(productId),
		product_level: product?.productLevel ?? null,
		store_hash: storeHash,
	};
}

function changedSubscriptionItem(
	merchant: Store,
	{ product, scope, pricingPlan }: CheckoutItemInput,
	subscriptionId: string,
): Row {
	const current = merchant
		.collection('subscriptions')
		.get(localId('account/subscription', subscriptionId));
	if (!current || current.status !== 'ACTIVE')
		throw graphQlError('Could not find active subscription.');
	if (current.is_trial)
		throw graphQlError('Checkouts are not available for existing trial subscriptions.');
	if (scope && localId('account/scope', scope.id) !== current.store_hash)
		throw graphQlError('Scope updates are not allowed for an existing subscription.');
	if (product?.id && localId('account/product', product.id) !== String(current.product_id))
		throw graphQlError('Product updates are not allowed for an existing subscription.');
	if (pricingPlan.trialDays)
		throw graphQlError('Trial days cannot be added to existing subscriptions.');
	return {
		subscription_id: current.id,
		product_id: current.product_id,
		product_level: product?.productLevel ?? current.product_level,
		store_hash: current.store_hash,
	};
}
