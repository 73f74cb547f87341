import type {
	IDataObject,
	IHookFunctions,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { appFrom, type App } from './app';
import { BIGCOMMERCE } from '../shared/accounts/environment';
import { checkSettings } from '../shared/errors/checkSettings';
import { note, say, showPage } from './respond';
import type { Call } from './readCallback';
import { install } from './install';
import { REASONS } from './rejectReasons';
import { settingsFrom, type AppEvent, type Settings } from './settings';
import { signed } from './verifySignedPayload';
import { save, stateOf } from './state';

const ANSWERED: IWebhookResponseData = { noWebhookResponse: true };

type Handler = (call: Call) => Promise<{ event: AppEvent; item: IDataObject } | undefined>;

const HANDLERS = new Map<string, Handler>([
	['auth', install],
	['load', async (call) => await signed(call, 'load')],
	['uninstall', async (call) => await signed(call, 'uninstall')],
	['remove_user', async (call) => await signed(call, 'removeUser')],
]);

/** Receives a callback. Each handler verifies it and responds; a valid callback becomes an item. */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const callback = this.getRequestObject().path.split('/').filter(Boolean).at(-1) ?? '';
	const handler = HANDLERS.get(callback);
	if (!handler) {
		this.getResponseObject().status(404).end();
		return ANSWERED;
	}
	const filledIn = await read(this).catch((error: Error) => error);
	if (filledIn instanceof Error) {
		// Anyone can call this URL: they must not start an execution or learn the reason.
		note(this, callback, REASONS.settings);
		this.logger.error('The BigCommerce App Trigger is not configured correctly.', {
			workflowId: this.getWorkflow().id,
			error: filledIn,
		});
		const { status, text } = REASONS.settings;
		if (callback === 'auth' || callback === 'load')
			showPage(this, BIGCOMMERCE, status, { title: 'The app cannot be used', text });
		else say(this, status, { message: text });
		return ANSWERED;
	}
	const { app, settings } = filledIn;
	const { memory, attempts } = stateOf(this);
	const done = await handler({
		context: this,
		callback,
		app,
		settings,
		memory,
		attempts,
		query: this.getQueryData(),
	});
	if (!done) return ANSWERED;
	save(this, memory);
	return settings.events.includes(done.event)
		? { ...ANSWERED, workflowData: [[{ json: done.item }]] }
		: ANSWERED;
}

/** Throws for invalid settings, so that the workflow cannot be published. */
export async function checkAppSettings(this: IHookFunctions): Promise<boolean> {
	return await checkSettings(this, async () => await read(this));
}

/** @throws InputError, InvalidCredential, or n8n's own error if no credential is selected */
async function read(
	context: IWebhookFunctions | IHookFunctions,
): Promise<{ app: App; settings: Settings }> {
	const settings = settingsFrom(context.getNodeParameter.bind(context), context.getNode());
	return { settings, app: appFrom(await context.getCredentials('bigCommerceAppApi')) };
}
