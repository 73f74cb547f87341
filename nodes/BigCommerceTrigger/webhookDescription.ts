import type { INodeParameters, IWebhookDescription } from 'n8n-workflow';

/** Without a method n8n makes no webhook: Polling Only shall have no address. The same twice, for n8n's expressions and for itself. */
const method = {
	template: '={{ $parameter["delivery"] === "polling" ? "" : "POST" }}',
	resolve: ({ delivery }: INodeParameters) => (delivery === 'polling' ? '' : 'POST'),
};

/**
 * Where n8n keeps what it can work out by itself. It asks for the method at every delivery, and an expression costs it about
 * as much as the rest of taking one; versions that do not know this place use the expression.
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
