import type { Call } from '../crud/call';
import { saveCheckout, shownCheckout } from '../domain/checkouts';
import type { HandlerResponse } from '../responses/response';
import { rowsOf, type Row } from '../state/row';
import type { Store } from '../state/store';
import type { Webhooks } from '../webhooks';
import type { Providers } from './registry';
import { optionsFor } from './rates';
import { estimateCheckout } from './taxes';

/** What happens after a request has been carried out and before it is answered. */
type FollowUp = (
	providers: Providers,
	webhooks: Webhooks,
	call: Call,
	answer: HandlerResponse,
) => Promise<HandlerResponse>;

/** Asks the connected carriers for the rates of all consignments. */
export async function quoteCheckout(providers: Providers, store: Store, id: string): Promise<void> {
	const checkout = store.collection('checkouts').get(id);
	if (!checkout) return;
	const consignments = await Promise.all(
		rowsOf(checkout.consignments).map(async (consignment): Promise<Row> => ({
			...consignment,
			available_shipping_options: await optionsFor(providers, store, id, consignment),
		})),
	);
	saveCheckout(store, checkout, { consignments });
}

/** Asks the connected tax provider for the taxes of a checkout. */
export async function taxCheckout(providers: Providers, store: Store, id: string): Promise<void> {
	const checkout = store.collection('checkouts').get(id);
	if (checkout) await estimateCheckout(providers, store, checkout);
}

const shown = ({ store, params }: Call, answer: HandlerResponse): HandlerResponse => {
	const checkout = store.collection('checkouts').get(params.checkoutId);
	return checkout ? { ...answer, data: shownCheckout(store, checkout) } : answer;
};

const ratesAndTaxes: FollowUp = async (providers, _, call, answer) => {
	await quoteCheckout(providers, call.store, call.params.checkoutId);
	await taxCheckout(providers, call.store, call.params.checkoutId);
	return shown(call, answer);
};

/** A chosen option must stay: its ID is that of the options that were offered. */
const changedConsignment: FollowUp = async (providers, webhooks, call, answer) => {
	const isChoice = 'shipping_option_id' in ((call.body ?? {}) as Row);
	return await (isChoice ? taxes : ratesAndTaxes)(providers, webhooks, call, answer);
};

const taxes: FollowUp = async (providers, _, call, answer) => {
	await taxCheckout(providers, call.store, call.params.checkoutId);
	return shown(call, answer);
};

/** "After specifying a Shipping Address", "After selecting a Shipping Method", "After specifying a Billing Address" (tax_provider.yml, Estimate taxes). */
export const FOLLOW_UPS: Record<string, FollowUp> = {
	'POST v3 /checkouts/{checkoutId}/consignments': ratesAndTaxes,
	'PUT v3 /checkouts/{checkoutId}/consignments/{consignmentId}': changedConsignment,
	'POST v3 /checkouts/{checkoutId}/billing-address': taxes,
	'PUT v3 /checkouts/{checkoutId}/billing-address/{addressId}': taxes,
};
