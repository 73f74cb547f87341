import { linesOf } from '../provider/tax/computeTax';
import type { TaxCall } from './readCall';

/** What the workflow gets: the request as it was sent, and its lines in one list. */
export function itemOf({ event, id, store, request }: TaxCall, within?: number) {
	return {
		event,
		storeHash: store,
		quoteId: id,
		...(within !== undefined && { answerBefore: new Date(Date.now() + within).toISOString() }),
		...(request && {
			currency: request.currency_code,
			customer: request.customer,
			lines: linesOf(request).map(({ key, document, line }) => ({
				line: key,
				type: line.type ?? null,
				name: line.name ?? null,
				itemCode: line.item_code ?? null,
				quantity: line.quantity,
				amount: line.price.amount,
				taxInclusive: line.price.tax_inclusive,
				taxExempt: line.tax_exempt ?? false,
				taxClass: line.tax_class ?? null,
				destination: document.destination_address,
			})),
			request,
		}),
	};
}
