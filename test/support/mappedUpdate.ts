import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox/server';
import type { NodeRun } from './node';
import { fields, id, jsons, runOperation } from './run';
import { apiRequests, sandboxForTests } from './sandbox';

export let sandbox: Sandbox;

/** A sandbox for the tests of one file. */
export function openSandbox(): void {
	beforeAll(async () => {
		sandbox = await sandboxForTests();
	});
	beforeEach(() => {
		sandbox.reset();
		sandbox.log.clear();
	});
	afterAll(async () => {
		await sandbox.close();
	});
}

/** A form whose fields are taken from the items. */
export const AUTOMATIC = fields(null, 'autoMapInputData');

/** Carries out an update for items, and tells what was sent and what was said of it. */
export async function update(
	operation: string,
	items: object[],
	mapping: object,
	parameters: object = {},
	more: Partial<NodeRun> = {},
) {
	const result = await runOperation(
		sandbox,
		operation,
		{
			productId: id(77),
			orderId: id('={{ $json.order }}'),
			bodyMode: 'fields',
			fields: mapping,
			...parameters,
		},
		{ items: jsons(items), ...more },
	);
	const writes = apiRequests(sandbox).filter(({ method }) => method !== 'GET');
	return {
		...result,
		bodies: writes.map(({ body }) => body as IDataObject),
		messages: result.hints.map(({ message }) => message),
	};
}
