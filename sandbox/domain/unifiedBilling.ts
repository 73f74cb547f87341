import { rowsOf, type Row } from '../state/row';
import type { Store } from '../state/store';

/** Days per payment. A one-time payment never ends, but has a period of one day. */
const DAYS: Record<string, number> = {
	ONCE: 1,
	MONTH: 30,
	QUARTER: 91,
	SEMIANNUAL: 182,
	ANNUAL: 365,
};
const DAY = 86_400_000;

/** A checkout can be accepted for a day. */
export function isOpen({ status, created_at }: Row, now = Date.now()): boolean {
	return status === 'PENDING' && now - Date.parse(String(created_at)) < DAY;
}

/** The merchant accepts: items create or change subscriptions. @returns the URL to redirect the merchant to */
export function agree(merchant: Store, checkout: Row, now = Date.now()): string {
	const subscriptions = merchant.collection('subscriptions');
	const at = (days: number) => new Date(now + days * DAY).toISOString();
	const items: Row[] = rowsOf(checkout.items).map((item) => {
		const { product_level, interval, price } = item;
		const period = {
			product_level,
			interval,
			price,
			updated_at: at(0),
			current_period_end: at(Number(item.trial_days) || DAYS[String(interval)]),
		};
		const row = item.subscription_id
			? subscriptions.update(String(item.subscription_id), period)
			: subscriptions.insert({
					...period,
					account_id: checkout.account_id,
					product_id: item.product_id,
					store_hash: item.store_hash,
					status: 'ACTIVE',
					is_trial: Number(item.trial_days) > 0,
					created_at: at(0),
					activation_date: at(Number(item.trial_days)),
				});
		return { ...item, subscription_id: row?.id };
	});
	merchant.collection('checkouts').update(String(checkout.id), { status: 'COMPLETE', items });
	return String(items[0].redirect_url);
}
