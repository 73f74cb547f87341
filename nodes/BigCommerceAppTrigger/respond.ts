import type { IWebhookFunctions } from 'n8n-workflow';

import type { Environment } from '../shared/accounts/environment';
import { pageHeaders, renderPage, type Page } from './resultPage';
import type { Reason } from './rejectReasons';
import type { PageSettings } from './settings';
import { msg } from '../shared/text/message';

/** Sends a page to a browser in the control panel. */
export function showPage(
	context: IWebhookFunctions,
	environment: Environment,
	status: number,
	page: Page,
): void {
	context.getResponseObject().status(status).set(pageHeaders(environment)).send(renderPage(page));
}

/** Sends the configured page to a browser, or redirects it to the configured URL. */
export function welcome(
	context: IWebhookFunctions,
	environment: Environment,
	{ redirect, ...page }: PageSettings,
): void {
	if (redirect) sendTo(context, redirect);
	else showPage(context, environment, 200, page);
}

/** Redirects without a referrer, because the current URL contains a code that the next site must not see. */
export function sendTo(context: IWebhookFunctions, address: string): void {
	context
		.getResponseObject()
		.status(302)
		.set({ Location: address, 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store' })
		.end();
}

/** Responds to BigCommerce's servers. */
export function say(context: IWebhookFunctions, status: number, body: object): void {
	context.getResponseObject().status(status).set({ 'Cache-Control': 'no-store' }).json(body);
}

/** Logs a refused callback, without any of its content. */
export function note(context: IWebhookFunctions, callback: string, { log }: Reason): void {
	context.logger.warn(msg`The BigCommerce App Trigger refused a call of "${callback}": ${log}.`, {
		workflowId: context.getWorkflow().id,
	});
}
