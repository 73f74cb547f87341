import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
	type IWebhookFunctions,
} from 'n8n-workflow';

import { lazyMethods } from '../shared/utils/lazyMethods';
import { WEBHOOK_NODE_VERSION } from '../shared/utils/webhookNodeVersion';
import { properties } from './properties';
import { subtitleOfTrigger } from './subtitle';
import { webhookDescription } from './webhookDescription';

/**
 * Starts a workflow on a store event. Webhooks deliver at once; a poll repairs them and catches up on missed events.
 * Its code is loaded when it is needed, because n8n loads every node when it starts.
 */
export class BigCommerceTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'BigCommerce Trigger',
		name: 'bigCommerceTrigger',
		icon: {
			light: 'file:../../icons/bigcommerce.svg',
			dark: 'file:../../icons/bigcommerce.dark.svg',
		},
		group: ['trigger'],
		version: WEBHOOK_NODE_VERSION,
		subtitle: subtitleOfTrigger(),
		description:
			'Starts the workflow when something happens in a BigCommerce store: an order, a product, a customer and more',
		eventTriggerDescription:
			'Waiting for BigCommerce. Now trigger the event in your store. A new webhook can take up to a minute to start delivering.',
		activationMessage:
			'BigCommerce now sends the selected events to this workflow. A new webhook can take up to a minute to start delivering.',
		triggerPanel: {
			header: 'Listen for events of your store',
			executionsHelp: {
				inactive:
					'<b>While you build the workflow</b>, click the button and trigger the event in your store, for example by changing an order.<br /><br /><b>To run it automatically</b>, publish the workflow.',
				active:
					'<b>While you build the workflow</b>, click the button and trigger the event in your store, for example by changing an order.<br /><br /><b>The workflow is published</b>: events start it automatically. Its runs are in the <a data-key="executions">executions list</a>.',
			},
			activationHint: {
				inactive: 'Publish the workflow, so that events start it without this button.',
				active: 'The workflow is published: events start it without this button.',
			},
		},
		// Opens the cart of a shopper.
		sensitiveOutputFields: ['data.token'],
		defaults: { name: 'BigCommerce Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'bigCommerceStoreApi',
				required: true,
				testedBy: 'testAccount',
				displayOptions: { show: { authentication: ['store'] } },
			},
			{
				name: 'bigCommerceAppApi',
				required: true,
				testedBy: 'testAccount',
				displayOptions: { show: { authentication: ['app'] } },
			},
			{
				name: 'bigCommerceAppOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['appOAuth2'] } },
			},
		],
		webhooks: [webhookDescription],
		properties,
	};

	methods = lazyMethods(
		{ loadOptions: ['getEvents', 'getChannels'], listSearch: [], resourceMapping: [] },
		async () => (await import('./editorMethods')).editorMethods,
	);

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions) {
				const { checkExists } = await import('./hooks/webhookMethods');
				return await checkExists.call(this);
			},
			async create(this: IHookFunctions) {
				const { create } = await import('./hooks/webhookMethods');
				return await create.call(this);
			},
			async delete(this: IHookFunctions) {
				const { remove } = await import('./hooks/webhookMethods');
				return await remove.call(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions) {
		const { receive } = await import('./delivery/receive');
		return await receive.call(this);
	}

	async poll(this: IPollFunctions) {
		const { poll } = await import('./catchUp/poll');
		return await poll.call(this);
	}

	async execute(this: IExecuteFunctions) {
		const { emit } = await import('./record/emit');
		return await emit.call(this);
	}
}
