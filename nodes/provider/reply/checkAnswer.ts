import type { ZodError, ZodTypeAny } from 'zod';

import { checkAnswer, rateAnswer } from '../schema/shippingAnswer';
import { quoteAnswer } from '../schema/taxAnswer';
import type { QuoteRequest } from '../schema/taxRequest';
import { quoteMistake } from '../tax/checkQuote';

/** The request that an answer is for. */
export type Question =
	| { kind: 'rate' | 'check' }
	| { kind: 'estimate' | 'commit' | 'adjust'; request: QuoteRequest }
	| { kind: 'void' };

export type Checked = { answer: object | undefined } | { mistake: string };

/**
 * Checks an answer against BigCommerce's specification and the request. Fields that the specification does not have are left
 * out.
 * @returns the answer to send, or the field that is wrong and what it must be
 */
export function checkReply(question: Question, body: unknown): Checked {
	switch (question.kind) {
		case 'rate':
			return shaped(rateAnswer, body);
		case 'check':
			return shaped(checkAnswer, body);
		case 'void':
			return { answer: undefined };
		default: {
			const checked = shaped(quoteAnswer, body);
			if ('mistake' in checked) return checked;
			const mistake = quoteMistake(quoteAnswer.parse(body), question.request);
			return mistake ? { mistake } : checked;
		}
	}
}

function shaped(schema: ZodTypeAny, body: unknown): Checked {
	const result = schema.safeParse(body);
	return result.success
		? { answer: result.data as object }
		: { mistake: firstMistake(result.error) };
}

/** `carrier_quotes[0].quotes[1].cost.amount: …`. Never the value itself, which may be a customer's. */
function firstMistake({ issues: [{ path, message }] }: ZodError): string {
	const field = path.reduce<string>(
		(text, step) =>
			typeof step === 'number'
				? `${text}[${step}]`
				: text
					? `${text}.${String(step)}`
					: String(step),
		'',
	);
	return `${field || 'the answer'}: ${message}`;
}
