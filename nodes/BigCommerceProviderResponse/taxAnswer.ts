import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

import { decimalFrom, ONE } from '../provider/money/decimal';
import type { QuoteRequest } from '../provider/schema/taxRequest';
import { linesOf, quoteFrom, type TaxRate } from '../provider/tax/computeTax';
import { msg, type Message } from '../shared/text/message';
import type { AskedFor } from './askedFor';

/** A tax, and the line it is for; undefined for all lines. */
interface LineTax extends TaxRate {
	line?: string;
}

/** The quote, worked out from one tax per item, or as the workflow made it. Nothing for a void, which has no quote. */
export function taxAnswer(context: IExecuteFunctions, { question }: AskedFor): object {
	if (!('request' in question)) return {};
	if (context.getNodeParameter('taxFrom', 0) === 'quote') return wholeQuote(context);
	const taxes = context
		.getInputData()
		.flatMap(({ json }, index) =>
			Object.keys(json).length > 0 ? [taxOf(context, question.request, index)] : [],
		);
	return quoteFrom(question.request, ({ key }) =>
		taxes.filter(({ line }) => line === undefined || line === key),
	);
}

function wholeQuote(context: IExecuteFunctions): object {
	const value = context.getNodeParameter('quote', 0);
	if (typeof value === 'object' && value !== null) return value;
	try {
		return JSON.parse(String(value)) as object;
	} catch {
		throw new NodeOperationError(
			context.getNode(),
			msg`"Quote" is not JSON, so no taxes were sent`,
			{ description: 'BigCommerce uses the fallback tax of the store for this request.' },
		);
	}
}

function taxOf(context: IExecuteFunctions, request: QuoteRequest, index: number): LineTax {
	const text = (name: string) => String(context.getNodeParameter(name, index, '') ?? '').trim();
	const refuse = (message: Message, description: string) =>
		new NodeOperationError(context.getNode(), message, { itemIndex: index, description });
	const name = text('taxName');
	if (!name)
		throw refuse(
			msg`"Tax Name" is empty, so no taxes were sent [item ${index}]`,
			'BigCommerce shows it at checkout and needs one.',
		);
	const percent = decimalFrom(context.getNodeParameter('rate', index));
	if (percent === undefined || percent < 0n || percent > 100n * ONE)
		throw refuse(
			msg`"Rate (Percent)" is not valid, so no taxes were sent [item ${index}]`,
			'It must be a number from 0 to 100, e.g. 8.25 for 8.25%.',
		);
	const tax = { name, rate: percent / 100n };
	if (context.getNodeParameter('appliesTo', index) !== 'oneLine') return tax;
	const line = text('line');
	if (!linesOf(request).some(({ key }) => key === line))
		throw refuse(
			msg`"Line" is not a line of the request, so no taxes were sent [item ${index}]`,
			'Use "line" of an entry of "lines" in the output of the BigCommerce Tax Provider.',
		);
	return { ...tax, line };
}
