import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookDescription,
} from 'n8n-workflow';

import { triggerMethods, webhookMethodsFor } from '../provider/triggerMethods';
import { triggerPanelFor } from '../provider/triggerPanel';
import { WEBHOOK_NODE_VERSION } from '../shared/utils/webhookNodeVersion';
import { properties } from './properties';
import { readSetUp, receive } from './receive';
import { EVENTS } from './settings';

const HAS_PROFILE = '$parameter.options.profileInUrl';

/**
 * BigCommerce puts the store's profile in place of `:profile`. n8n puts the ID of the webhook before a path with such a part by
 * itself, but finds the path only if it was registered without the ID, which is what a full path is.
 */
const webhookOf = (path: string): IWebhookDescription => ({
	name: 'default',
	httpMethod: 'POST',
	responseMode: 'responseNode',
	path: `={{ ${HAS_PROFILE} ? ":profile/" : "" }}${path}`,
	isFullPath: `={{ ${HAS_PROFILE} }}` as unknown as boolean,
});

/** Gives the taxes of carts and orders, from a table or a workflow. */
export class BigCommerceTaxProvider implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'BigCommerce Tax Provider',
		name: 'bigCommerceTaxProvider',
		icon: {
			light: 'file:../../icons/bigcommerce.svg',
			dark: 'file:../../icons/bigcommerce.dark.svg',
		},
		group: ['trigger'],
		version: WEBHOOK_NODE_VERSION,
		subtitle: '={{ $parameter["answerFrom"] === "table" ? "Tax Table" : "Workflow" }}',
		description: 'Answers with taxes when BigCommerce requests them for carts and orders',
		eventTriggerDescription: 'Waiting for BigCommerce to request taxes from the test URL',
		activationMessage: 'BigCommerce can now request taxes from the production URLs of this node.',
		triggerPanel: triggerPanelFor('taxes'),
		defaults: { name: 'BigCommerce Tax Provider' },
		inputs: [],
		outputs: EVENTS.map(() => NodeConnectionTypes.Main),
		outputNames: ['Estimate', 'Commit', 'Adjust', 'Void'],
		credentials: [{ name: 'bigCommerceProviderApi', required: true, testedBy: 'testProvider' }],
		webhooks: EVENTS.map(webhookOf),
		properties,
	};

	methods = triggerMethods;

	webhookMethods = webhookMethodsFor(readSetUp);

	webhook = receive;
}
