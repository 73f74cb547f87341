import type { INodeParameters, IWebhookDescription } from 'n8n-workflow';

/** The HTTP method, as an expression and as a function. With Polling Only it is empty, so that n8n creates no webhook. */
const method = {
	template: '={{ $parameter["delivery"] === "polling" ? "" : "POST" }}',
	resolve: ({ delivery }: INodeParameters) => (delivery === 'polling' ? '' : 'POST'),
};

/**
 * The property in which n8n keeps functions that replace expressions. n8n reads the method at every delivery, and evaluating an
 * expression costs about as much as the rest of the delivery. Versions without this property use the expression.
 */
const RESOLVERS = Symbol.for('n8n.webhookDescriptionResolvers');

/** The address that BigCommerce delivers to. */
export const webhookDescription: IWebhookDescription = {
	name: 'default',
	httpMethod: method.template as 'POST',
	responseMode: 'onReceived',
	path: 'bigcommerce',
	ndvHideUrl: true,
	...{ [RESOLVERS]: { httpMethod: method } },
};
