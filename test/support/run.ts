import type { INodeExecutionData } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox/server';
import { runNode, type NodeResult, type NodeRun } from './node';
import { as } from './sandbox';

/** A resource locator filled in by ID. */
export const id = (value: unknown) => ({ __rl: true, mode: 'id', value });

/** A form filled in by hand, or mapped from the items. */
export const fields = (value: object | null, mappingMode = 'defineBelow') => ({
	mappingMode,
	value,
	matchingColumns: [],
	schema: [],
});

export const jsons = (items: object[]): INodeExecutionData[] =>
	items.map((json) => ({ json: json as INodeExecutionData['json'] }));

/** Runs one operation as an account of the sandbox. It returns whole records, unless a test asks for others. */
export async function runOperation(
	sandbox: Sandbox,
	operation: string,
	parameters: object = {},
	more: Partial<NodeRun> = {},
): Promise<NodeResult> {
	const { authentication, use } = as(sandbox, 'full');
	return await runNode({
		...use,
		...more,
		parameters: {
			authentication,
			resource: operation.split('.')[0],
			operation,
			output: 'raw',
			options: {},
			...parameters,
		} as NodeRun['parameters'],
	});
}

/** Products of a test's own, as many as wanted, straight into the store. */
export function addProducts(sandbox: Sandbox, count: number, prefix = 'Bench'): number[] {
	const store = [...sandbox.stores.values()][0];
	const products = store.collection('catalog/products');
	const [pattern] = products.all();
	const others = Object.fromEntries(Object.entries(pattern).filter(([field]) => field !== 'id'));
	return Array.from(
		{ length: count },
		(_, index) =>
			products.insert({
				...others,
				name: `${prefix} ${index}`,
				sku: `${prefix}-${index}`,
				price: 1,
			}).id as number,
	);
}

/** Calls back after every request that the sandbox has answered. */
export function afterEachRequest(
	sandbox: Sandbox,
	call: (path: string, query: string) => void,
): void {
	const { add } = sandbox.log;
	sandbox.log.add = (entry) => {
		add(entry);
		call(entry.path, entry.query);
	};
}
