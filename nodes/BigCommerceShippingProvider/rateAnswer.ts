import { randomUUID } from 'node:crypto';

import type { CheckAnswer, RateAnswer, RateQuote } from '../provider/schema/shippingAnswer';
import { quoteOf } from './rateTable';
import type { RateRow } from './types';

/** An answer with these methods. */
export function quotesAnswer(quotes: RateQuote[]): RateAnswer {
	return {
		...emptyAnswer(),
		carrier_quotes: quotes.length > 0 ? [{ quotes }] : [],
	};
}

/** An answer without a method, as in the example of shipping_provider.yml. */
export function emptyAnswer(messages: RateAnswer['messages'] = []): RateAnswer {
	return { quote_id: randomUUID(), messages, carrier_quotes: [] };
}

/** An answer with the methods of all rows, at their prices. */
export function ratesAnswer(rows: RateRow[], currency: string): RateAnswer {
	return quotesAnswer(rows.map((row) => quoteOf(row, row.price, currency)));
}

export const VALID: CheckAnswer = { valid: true, messages: [] };

export const INVALID: CheckAnswer = {
	valid: false,
	messages: [{ text: 'The connection options are not valid.', type: 'ERROR' }],
};
