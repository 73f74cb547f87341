import type { IWebhookFunctions } from 'n8n-workflow';

import type { Environment } from '../shared/accounts/environment';
import { pageHeaders, renderPage, type Page } from './resultPage';
import type { Reason } from './rejectReasons';
import type { PageSettings } from './settings';
import { msg } from '../shared/text/message';

/** Answers a browser in the control panel with a page. */
export function showPage(
	context: IWebhookFunctions,
	environment: Environment,
	status: number,
	page: Page,
): void {
	context.getResponseObject().status(status).set(pageHeaders(environment)).send(renderPage(page));
}

/** Answers a browser with the page that was filled in, or sends it to the address that was. */
export function welcome(
	context: IWebhookFunctions,
	environment: Environment,
	{ redirect, ...page }: PageSettings,
): void {
	if (redirect) sendTo(context, redirect);
	else showPage(context, environment, 200, page);
}

/** The address that leads here holds a code, which the next one must not learn. */
export function sendTo(context: IWebhookFunctions, address: string): void {
	context
		.getResponseObject()
		.status(302)
		.set({ Location: address, 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store' })
		.end();
}

/** Answers BigCommerce's servers. */
export function say(context: IWebhookFunctions, status: number, body: object): void {
	context.getResponseObject().status(status).set({ 'Cache-Control': 'no-store' }).json(body);
}

/** Writes a refusal into n8n's log; nothing of the callback stands in it. */
export function note(context: IWebhookFunctions, callback: string, { log }: Reason): void {
	context.logger.warn(msg`The BigCommerce App Trigger refused a call of "${callback}": ${log}.`, {
		workflowId: context.getWorkflow().id,
	});
}
