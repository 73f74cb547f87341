import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { msg } from '../../shared/text/message';
import type { Reply } from '../reply/gate';
import type { Refusal } from './arrival';

/** The call has been answered, and no execution starts. */
export const ANSWERED: IWebhookResponseData = { noWebhookResponse: true };

/** Answers without an execution. */
export function send(context: IWebhookFunctions, { status, body }: Reply): IWebhookResponseData {
	const response = context.getResponseObject();
	response.status(status).set({ 'Cache-Control': 'no-store' });
	if (body === undefined) response.end();
	else response.json(body);
	return ANSWERED;
}

/** Refuses a call. The log has the reason, without any of the call's content. */
export function refuse(
	context: IWebhookFunctions,
	nodeName: string,
	{ status, text, log }: Refusal,
	error?: Error,
): IWebhookResponseData {
	context.logger.warn(msg`The ${nodeName} refused a call: ${log}.`, {
		workflowId: context.getWorkflow().id,
		...(error && { error }),
	});
	return send(context, { status, body: { message: text } });
}
