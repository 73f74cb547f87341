import {
	resolveWebhookDescriptionField,
	webhookDescriptionIsNativelyResolvable,
	type INode,
} from 'n8n-workflow';

import { webhookDescription } from '../../nodes/BigCommerceTrigger/webhookDescription';

const node = (parameters: INode['parameters']): INode => ({
	id: '1',
	name: 'Trigger',
	type: 'bigCommerceTrigger',
	typeVersion: 1.1,
	position: [0, 0],
	parameters,
});

// n8n starts an engine for each expression that it cannot work out itself, at every delivery.
test.each([
	['webhooks', 'POST'],
	['polling', ''],
])(
	'n8n knows the method for %s without an expression, and the expression says the same',
	(delivery, method) => {
		expect(webhookDescriptionIsNativelyResolvable(webhookDescription)).toBe(true);
		expect(
			resolveWebhookDescriptionField(node({ delivery }), webhookDescription, 'httpMethod'),
		).toEqual({
			resolved: true,
			value: method,
		});
		const expression = /^=\{\{(.*)\}\}$/.exec(String(webhookDescription.httpMethod))?.[1];
		expect(new Function('$parameter', `return ${expression}`)({ delivery })).toBe(method);
	},
);
