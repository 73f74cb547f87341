import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { appFrom } from '../shared/accounts/app';
import { install } from './install';
import { settingsFrom, type AppEvent } from './settings';
import { signed } from './signed';
import { memoryOf, save } from './state';
import type { Call } from './call';

const ANSWERED: IWebhookResponseData = { noWebhookResponse: true };

const HANDLERS: Record<string, (call: Call) => Promise<{ event: AppEvent; item: IDataObject } | undefined>> = {
	auth: install,
	load: async (call) => await signed(call, 'load'),
	uninstall: async (call) => await signed(call, 'uninstall'),
	remove_user: async (call) => await signed(call, 'removeUser'),
};

/** Takes a callback: each handler believes or refuses it and answers; what it believes becomes an item. */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const callback = this.getRequestObject().path.split('/').filter(Boolean).at(-1) ?? '';
	const handler = HANDLERS[callback];
	if (!handler) {
		this.getResponseObject().status(404).end();
		return ANSWERED;
	}
	const app = appFrom(await this.getCredentials('bigCommerceAppApi'));
	const settings = settingsFrom(this.getNodeParameter.bind(this));
	const memory = memoryOf(this);
	const done = await handler({ context: this, callback, app, settings, memory, query: this.getQueryData() });
	if (!done) return ANSWERED;
	save(this, memory);
	return settings.events.includes(done.event) ? { ...ANSWERED, workflowData: [[{ json: done.item }]] } : ANSWERED;
}
