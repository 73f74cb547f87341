import type { IWebhookFunctions } from 'n8n-workflow';

import { keyOfQuote } from '../provider/request/remembered';
import { stateOf } from '../provider/request/state';
import type { TaxCall } from './readCall';

/** The last commit, adjust or void of a quote, and how it was answered. */
export interface LastDocument {
	/** Identifies the event and its content. */
	quote: string;
	answer?: object;
}

/** As long as BigCommerce might try again, or a copied request might be sent. */
const KEPT = 24 * 60 * 60 * 1000;

/**
 * The last document of the quote, if this one repeats it. "A commit operation is intended to be submitted once only", but a
 * quote can be committed again after it was voided.
 */
export function repeatOf(
	context: IWebhookFunctions,
	{ event, id, store, request }: TaxCall,
): { last?: LastDocument; remember: (document: LastDocument) => void; quote: string } {
	const { documents } = stateOf(context);
	const key = `document ${store} ${id}`;
	const quote = request ? `${event} ${keyOfQuote(store, request)}` : event;
	const last = documents.get(key, Date.now()) as LastDocument | undefined;
	return {
		...(last?.quote === quote && { last }),
		remember: (document) => documents.set(key, document, Date.now() + KEPT),
		quote,
	};
}
