import type { Row } from '../../state/row';
import type { Store } from '../../state/store';
import { ownId } from '../ids';
import { graphQlError } from '../refuse';

/** The input for an item of a checkout. */
export interface SoldItem {
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
export function soldItem(merchant: Store, accountId: string, item: SoldItem): Row {
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
		? { ...own, ...change(merchant, item, item.subscriptionId) }
		: { ...own, ...sale(merchant, accountId, item) };
}

function sale(merchant: Store, accountId: string, { product, scope }: SoldItem): Row {
	const productId = product?.id ? ownId('account/product', product.id) : '';
	if (!merchant.collection('apps').get(productId))
		throw graphQlError('Product is not supported for your account.');
	const storeHash = scope ? ownId('account/scope', scope.id) : '';
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

function change(
	merchant: Store,
	{ product, scope, pricingPlan }: SoldItem,
	subscriptionId: string,
): Row {
	const current = merchant
		.collection('subscriptions')
		.get(ownId('account/subscription', subscriptionId));
	if (!current || current.status !== 'ACTIVE')
		throw graphQlError('Could not find active subscription.');
	if (current.is_trial)
		throw graphQlError('Checkouts are not available for existing trial subscriptions.');
	if (scope && ownId('account/scope', scope.id) !== current.store_hash)
		throw graphQlError('Scope updates are not allowed for an existing subscription.');
	if (product?.id && ownId('account/product', product.id) !== String(current.product_id))
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
