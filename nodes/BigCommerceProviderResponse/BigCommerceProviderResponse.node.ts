import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { checkReply } from '../provider/reply/checkAnswer';
import { msg } from '../shared/text/message';
import { ANSWERS } from './answers';
import { askedFor } from './askedFor';
import { properties } from './properties';

/** Answers BigCommerce's request for shipping rates or taxes with what a workflow has worked out. */
export class BigCommerceProviderResponse implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'BigCommerce Provider Response',
		name: 'bigCommerceProviderResponse',
		icon: {
			light: 'file:../../icons/bigcommerce.svg',
			dark: 'file:../../icons/bigcommerce.dark.svg',
		},
		group: ['output'],
		version: 1,
		// It answers the request that started the workflow, which is nothing for an agent.
		usableAsTool: undefined,
		subtitle:
			'={{ { shippingRates: "Shipping Rates", connectionCheck: "Connection Check", tax: "Tax" }[$parameter["respondWith"]] }}',
		description:
			'Answers a request that a BigCommerce Shipping Provider or BigCommerce Tax Provider has received',
		defaults: { name: 'BigCommerce Provider Response' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		const asked = askedFor(this);
		const { question, answerBefore } = asked;
		const chosen = ANSWERS[this.getNodeParameter('respondWith', 0) as string];
		if (!chosen?.kinds.includes(question.kind))
			throw new NodeOperationError(
				this.getNode(),
				msg`BigCommerce has requested "${question.kind}", which "Respond With" does not answer`,
				{ description: 'Choose what the trigger has put out, or use one node for each output.' },
			);
		const body = chosen.build(this, asked);
		const checked = checkReply(question, body);
		if ('mistake' in checked)
			throw new NodeOperationError(
				this.getNode(),
				msg`The answer does not match BigCommerce's specification, so it was not sent: ${checked.mistake}`,
				{ description: 'BigCommerce gets the answer for this case that the trigger is set to.' },
			);
		if (answerBefore === undefined)
			this.addExecutionHints({
				message:
					'BigCommerce had its answer from the table before this workflow started. Nothing was sent.',
				location: 'outputPane',
			});
		else if (Date.now() > answerBefore)
			this.addExecutionHints({
				message: `The answer is ${((Date.now() - answerBefore) / 1000).toFixed(1)} s late and was not sent. BigCommerce got the answer for this case that the trigger is set to.`,
				location: 'outputPane',
			});
		else
			await Promise.resolve(
				this.sendResponse({ body: checked.answer ?? {}, headers: {}, statusCode: 200 }),
			);
		return [items.map((item, index) => ({ ...item, pairedItem: { item: index } }))];
	}
}
