import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookDescription,
} from 'n8n-workflow';

import { testAccount } from '../shared/http/credentialTest';
import { properties } from './properties';
import { checkSettings, receive } from './receive';

/** Of several webhooks with one name, n8n takes the first for the address of the node: that is the auth callback. */
const CALLBACKS = ['auth', 'load', 'uninstall', 'remove_user'];

const webhookOf = (path: string): IWebhookDescription => ({
	name: 'default',
	httpMethod: 'GET',
	responseMode: 'onReceived',
	path,
});

/** Receives what BigCommerce tells an app: that a store installed it, opened it, removed it, or took it from a user. */
export class BigCommerceAppTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'BigCommerce App Trigger',
		name: 'bigCommerceAppTrigger',
		icon: {
			light: 'file:../../icons/bigcommerce.svg',
			dark: 'file:../../icons/bigcommerce.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{ [$parameter["events"]].flat().join(", ") }}',
		description:
			'Starts the workflow when a store installs, opens or uninstalls your BigCommerce app',
		eventTriggerDescription:
			'Waiting for BigCommerce. Install or open the app in a control panel. The app must be registered with the test URLs for that.',
		activationMessage: 'BigCommerce can now call the four production URLs of this node.',
		defaults: { name: 'BigCommerce App Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'bigCommerceAppApi', required: true, testedBy: 'testAccount' }],
		webhooks: CALLBACKS.map(webhookOf),
		properties,
	};

	methods = { credentialTest: { testAccount } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions) {
				return await checkSettings.call(this);
			},
			/** The addresses are entered in the Developer Portal by hand. */
			async create() {
				return true;
			},
			async delete() {
				return true;
			},
		},
	};

	webhook = receive;
}
