import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

import { quoteRequest } from '../provider/schema/taxRequest';
import type { Question } from '../provider/reply/checkAnswer';
import { msg } from '../shared/text/message';
import { isObject, type Json } from '../shared/utils/isObject';

const TRIGGERS = new Set(['bigCommerceShippingProvider', 'bigCommerceTaxProvider']);
/** Of the trigger for taxes. */
const MOST_OUTPUTS = 4;

/** The request that started the execution. */
export interface AskedFor {
	question: Question;
	/** Milliseconds; the answer is of no use afterwards. Absent if the request was answered before the workflow started. */
	answerBefore?: number;
	currency?: string;
}

/** What the trigger of this execution put out. @throws NodeOperationError if it was none of ours */
export function askedFor(context: IExecuteFunctions): AskedFor {
	const [trigger] = context
		.getParentNodes(context.getNode().name)
		.filter(({ type }) => TRIGGERS.has(type.split('.').at(-1) ?? ''))
		.flatMap(({ name }) => itemOf(context, name));
	if (!trigger)
		throw new NodeOperationError(
			context.getNode(),
			msg`No BigCommerce Shipping Provider or BigCommerce Tax Provider has started this workflow`,
			{
				description:
					'This node answers a request that one of the two has received. Connect the trigger with it.',
			},
		);
	const until = Date.parse(String(trigger.answerBefore ?? ''));
	return {
		question: questionOf(trigger),
		...(Number.isNaN(until) ? {} : { answerBefore: until }),
		...(typeof trigger.currency === 'string' && { currency: trigger.currency }),
	};
}

/** The item of a trigger, on whichever of its outputs it is. */
function itemOf(context: IExecuteFunctions, name: string): Json[] {
	const { $ } = context.getWorkflowDataProxy(0) as unknown as {
		$: (name: string) => { all: (output: number) => Array<{ json: Json }> };
	};
	for (let output = 0; output < MOST_OUTPUTS; output += 1)
		try {
			const [item] = $(name).all(output);
			if (item) return [item.json];
		} catch {
			// n8n throws if the trigger has not run, or has no such output.
		}
	return [];
}

function questionOf({ event, request }: Json): Question {
	if (event === 'rate' || event === 'check') return { kind: event };
	const { data } = quoteRequest.safeParse(isObject(request) ? request : {});
	if (data && (event === 'estimate' || event === 'commit' || event === 'adjust'))
		return { kind: event, request: data };
	return { kind: 'void' };
}
