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

const webhookOf = (path: string): IWebhookDescription => ({
	name: 'default',
	httpMethod: 'POST',
	responseMode: 'responseNode',
	path,
});

/** Gives the shipping rates of a carrier at checkout, from a table or a workflow. */
export class BigCommerceShippingProvider implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'BigCommerce Shipping Provider',
		name: 'bigCommerceShippingProvider',
		icon: {
			light: 'file:../../icons/bigcommerce.svg',
			dark: 'file:../../icons/bigcommerce.dark.svg',
		},
		group: ['trigger'],
		version: WEBHOOK_NODE_VERSION,
		subtitle: '={{ $parameter["answerFrom"] === "table" ? "Rate Table" : "Workflow" }}',
		description: 'Answers with shipping rates when BigCommerce requests them at checkout',
		eventTriggerDescription: 'Waiting for BigCommerce to request rates from the test URL',
		activationMessage: 'BigCommerce can now request rates from the production URLs of this node.',
		triggerPanel: triggerPanelFor('rates'),
		defaults: { name: 'BigCommerce Shipping Provider' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Rates', 'Check'],
		credentials: [{ name: 'bigCommerceProviderApi', required: true, testedBy: 'testProvider' }],
		webhooks: ['rate', 'check_connection_options'].map(webhookOf),
		properties,
	};

	methods = triggerMethods;

	webhookMethods = webhookMethodsFor(readSetUp);

	webhook = receive;
}
