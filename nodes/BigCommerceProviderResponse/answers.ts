import { randomUUID } from 'node:crypto';
import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';

import { decimalFrom, toNumber } from '../provider/money/decimal';
import type { Question } from '../provider/reply/checkAnswer';
import { rateQuote, type RateQuote } from '../provider/schema/shippingAnswer';
import { msg } from '../shared/text/message';
import { taxAnswer } from './taxAnswer';
import type { AskedFor } from './askedFor';

/** The labels of the fields, by their names in the API. */
const LABELS: Record<string, string> = {
	code: 'Code',
	display_name: 'Name',
	'cost.amount': 'Price',
	'cost.currency': 'Currency',
	description: 'Description',
	rate_id: 'Rate ID',
	dispatch_date: 'Dispatch Date',
	'discounted_cost.amount': 'Discounted Price',
	'discounted_cost.currency': 'Currency',
	'transit_time.duration': 'Transit Time',
	'transit_time.units': 'Transit Time Unit',
};

/** The kinds of request that each choice of *Respond With* answers. */
export const ANSWERS: Record<
	string,
	{ label: string; kinds: Array<Question['kind']>; build: typeof ratesAnswer }
> = {
	shippingRates: { label: 'Shipping Rates', kinds: ['rate'], build: ratesAnswer },
	connectionCheck: { label: 'Connection Check', kinds: ['check'], build: connectionAnswer },
	tax: { label: 'Tax', kinds: ['estimate', 'commit', 'adjust', 'void'], build: taxAnswer },
};

/** One rate from each item. An empty item, as n8n makes one of no items at all, is no rate. */
function ratesAnswer(context: IExecuteFunctions, { currency }: AskedFor): object {
	const quotes = context
		.getInputData()
		.flatMap(({ json }, index) =>
			Object.keys(json).length > 0 ? [quoteOf(context, index, currency)] : [],
		);
	return {
		quote_id: randomUUID(),
		messages: [],
		carrier_quotes: quotes.length > 0 ? [{ quotes }] : [],
	};
}

/** @throws NodeOperationError that names the field and the item */
function quoteOf(context: IExecuteFunctions, index: number, usual?: string): RateQuote {
	const text = (name: string) => String(context.getNodeParameter(name, index, '') ?? '').trim();
	const money = (value: unknown) => {
		const amount = decimalFrom(value);
		return { currency: text('currency') || usual, amount: amount && toNumber(amount) };
	};
	const more = context.getNodeParameter('rateFields', index, {}) as IDataObject;
	const { description, rate_id, dispatch_date, discounted_cost, duration, units } = more;
	const checked = rateQuote.safeParse({
		code: text('code'),
		display_name: text('displayName'),
		cost: { ...money(context.getNodeParameter('amount', index)) },
		...(filled(description) && { description }),
		...(filled(rate_id) && { rate_id: String(rate_id) }),
		...(filled(dispatch_date) && { dispatch_date: String(dispatch_date).slice(0, 10) }),
		...(filled(discounted_cost) && { discounted_cost: money(discounted_cost) }),
		...(filled(duration) && {
			transit_time: { duration: Number(duration), units: units ?? 'BUSINESS_DAYS' },
		}),
	});
	if (checked.success && checked.data.display_name) return checked.data;
	const [issue] = checked.success ? [] : checked.error.issues;
	const field = LABELS[issue?.path.join('.') ?? 'display_name'] ?? 'More Fields';
	throw new NodeOperationError(
		context.getNode(),
		msg`"${field}" is not valid, so no rates were sent [item ${index}]`,
		{
			itemIndex: index,
			description: `${issue?.message ?? 'It is empty'}. BigCommerce gets the answer for this case that the trigger is set to.`,
		},
	);
}

const filled = (value: unknown) => value !== undefined && value !== null && value !== '';

function connectionAnswer(context: IExecuteFunctions): object {
	const isValid = context.getNodeParameter('valid', 0, false) === true;
	const text = String(context.getNodeParameter('message', 0, '') ?? '').trim();
	return {
		valid: isValid,
		messages: text ? [{ text: text.slice(0, 500), type: isValid ? 'INFO' : 'ERROR' }] : [],
	};
}
