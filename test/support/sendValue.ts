import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox/server';
import { fields, id, jsons, runOperation } from './run';
import { apiRequests } from './sandbox';

/** Sends a value in the body of an operation, or as a filter. */
export function valueSender(sandboxOf: () => Sandbox) {
	/** The value stands in the item, as a spreadsheet or a webhook has it. */
	async function send(operation: string, name: string, value: unknown, parameters: object = {}) {
		const sandbox = sandboxOf();
		const result = await runOperation(
			sandbox,
			operation,
			{
				productId: id(77),
				orderId: id(101),
				bodyMode: 'fields',
				fields: fields({ [name]: '={{ $json.value }}' }),
				...parameters,
			},
			{ items: jsons([{ value }]) },
		);
		const [request] = apiRequests(sandbox);
		return { error: result.error, body: request?.body as IDataObject | undefined, request };
	}

	async function list(operation: string, name: string, value: unknown) {
		const sandbox = sandboxOf();
		const result = await runOperation(
			sandbox,
			operation,
			{ limit: 1, filters: fields({ [name]: '={{ $json.value }}' }) },
			{ items: jsons([{ value }]) },
		);
		return { error: result.error, query: decodeURIComponent(apiRequests(sandbox)[0]?.query ?? '') };
	}

	return { send, list };
}
