import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { webhookDescription } from './webhookDescription';
import { poll } from './catchUp/poll';
import { methods } from './methods';
import { properties } from './properties';
import { receive } from './delivery/receive';
import { checkExists, create, remove } from './hooks/webhookMethods';
import { emit } from './record/emit';

/** Starts a workflow on a store event. Webhooks deliver at once; a poll repairs them and catches up on missed events. */
export class BigCommerceTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'BigCommerce Trigger',
		name: 'bigCommerceTrigger',
		icon: {
			light: 'file:../../icons/bigcommerce.svg',
			dark: 'file:../../icons/bigcommerce.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ $parameter["events"].length === 1 ? String($parameter["events"][0]).replace("store/", "") : $parameter["events"].length + " events" }}',
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

	methods = methods;

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions) {
				return await checkExists.call(this);
			},
			async create(this: IHookFunctions) {
				return await create.call(this);
			},
			async delete(this: IHookFunctions) {
				return await remove.call(this);
			},
		},
	};

	webhook = receive;

	poll = poll;

	execute = emit;
}
