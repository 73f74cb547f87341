import { sleep, type IWebhookFunctions } from 'n8n-workflow';

import { msg } from '../../shared/text/message';
import { checkReply, type Question } from './checkAnswer';
import { gateFor, type Reply } from './gate';

/** A request that a workflow answers. */
export interface Asked {
	/** For messages. */
	nodeName: string;
	question: Question;
	/** Milliseconds until the fallback is sent. */
	within: number;
	fallback: () => Reply;
	/** Called with a valid answer of the workflow. */
	onAnswer?: (answer: object | undefined) => void;
	/** Called once, when the request is answered or the caller hangs up. */
	onDone?: () => void;
}

/**
 * Lets the workflow answer a request, or the fallback if the workflow is late, fails, ends without a response or responds with
 * something that is not valid. BigCommerce gets exactly one answer.
 */
export function awaitWorkflow(context: IWebhookFunctions, asked: Asked): void {
	const { question, within, fallback, onAnswer, onDone } = asked;
	const over = new AbortController();
	const decide = (status: number, body: unknown): Reply => {
		const checked = judge(question, status, body);
		if ('mistake' in checked) {
			report(context, asked, checked.mistake);
			return fallback();
		}
		onAnswer?.(checked.answer);
		return { status: 200, body: checked.answer };
	};
	const gate = gateFor(context.getResponseObject(), decide, () => {
		over.abort();
		onDone?.();
	});
	void sleep(within, over.signal)
		.then(() => {
			if (gate.answer(fallback)) report(context, asked, `it took more than ${within / 1000} s`);
		})
		.catch(() => undefined);
}

function judge(question: Question, status: number, body: unknown) {
	if (status >= 400) return { mistake: 'the workflow failed' };
	if (body === undefined || body === null || body === '')
		return { mistake: 'the workflow ended without a BigCommerce Provider Response' };
	const checked = checkReply(question, body);
	return 'mistake' in checked
		? { mistake: `the response of the workflow is not valid. ${checked.mistake}` }
		: checked;
}

function report(context: IWebhookFunctions, { nodeName, question }: Asked, reason: string): void {
	context.logger.warn(
		msg`The ${nodeName} answered a request of the kind "${question.kind}" with the fallback: ${reason}.`,
		{ workflowId: context.getWorkflow().id },
	);
}
