import {
	NodeConnectionTypes,
	type IHookFunctions,
	type ILoadOptionsFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookDescription,
} from 'n8n-workflow';

import { testAccount } from '../shared/http/credentialTest';
import { scopesFor } from '../shared/scopes/scopes';
import { WEBHOOK_NODE_VERSION } from '../shared/utils/webhookNodeVersion';
import { properties } from './properties';
import { checkAppSettings, receive } from './receive';

/** If several webhooks have the same name, n8n uses the first for the node's URL: the auth callback. */
const CALLBACKS = ['auth', 'load', 'uninstall', 'remove_user'];

const webhookOf = (path: string): IWebhookDescription => ({
	name: 'default',
	httpMethod: 'GET',
	responseMode: 'onReceived',
	path,
});

/** Receives BigCommerce's callbacks to an app: a store installed, opened or uninstalled it, or removed a user's access. */
export class BigCommerceAppTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'BigCommerce App Trigger',
		name: 'bigCommerceAppTrigger',
		icon: {
			light: 'file:../../icons/bigcommerce.svg',
			dark: 'file:../../icons/bigcommerce.dark.svg',
		},
		group: ['trigger'],
		version: WEBHOOK_NODE_VERSION,
		subtitle:
			'={{ [$parameter["events"]].flat().map((x) => ({ install: "App Installed", load: "App Opened", uninstall: "App Uninstalled", removeUser: "User Removed" })[x] ?? x).join(", ") }}',
		description:
			'Starts the workflow when a store installs, opens or uninstalls your BigCommerce app',
		eventTriggerDescription:
			'Waiting for BigCommerce. Install or open the app in a control panel. For this test, the app must be registered with the test URLs.',
		activationMessage: 'BigCommerce can now call the four production URLs of this node.',
		triggerPanel: {
			header: 'Listen for callbacks of your app',
			executionsHelp: {
				inactive:
					'<b>While you build the workflow</b>, register the test URLs with your app, click the button, and install or open the app.<br /><br /><b>For real installations</b>, publish the workflow and register the production URLs.',
				active:
					'<b>While you build the workflow</b>, register the test URLs with your app, click the button, and install or open the app.<br /><br /><b>Real installations</b> arrive at the production URLs. They are in the <a data-key="executions">executions list</a>.',
			},
			activationHint: {
				inactive:
					'Publish the workflow and register the production URLs, so that stores can install your app.',
				active: 'The workflow is published: stores can install your app.',
			},
		},
		sensitiveOutputFields: ['accessToken'],
		defaults: { name: 'BigCommerce App Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'bigCommerceAppApi', required: true, testedBy: 'testAccount' }],
		webhooks: CALLBACKS.map(webhookOf),
		properties,
	};

	methods = {
		credentialTest: { testAccount },
		loadOptions: {
			async getScopes(this: ILoadOptionsFunctions) {
				return scopesFor('app').map(({ name, permission, parameter }) => ({
					name: `${name}: ${permission} (${parameter})`,
					value: parameter,
				}));
			},
		},
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions) {
				return await checkAppSettings.call(this);
			},
			/** Nothing to register: the user enters the URLs in the Developer Portal. */
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
