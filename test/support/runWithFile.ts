import type { Sandbox } from '../../sandbox/server';
import { itemWith, type TestFile } from './files';
import { runNode, type NodeRun } from './node';
import { apiRequests, as, sandboxForTests } from './sandbox';

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

export const byId = (value: unknown) => ({ __rl: true, mode: 'id', value });

export const fields = (value: object) => ({
	mappingMode: 'defineBelow',
	value,
	matchingColumns: [],
	schema: [],
});

/** Runs an operation for an item with a file. */
export async function run(
	operation: string,
	parameters: object,
	file?: TestFile,
	more: Partial<NodeRun> = {},
) {
	const { authentication, use } = as(sandbox, 'full');
	const items = file ? [itemWith(file)] : undefined;
	return await runNode({
		...use,
		items,
		...more,
		parameters: {
			authentication,
			resource: operation.split('.')[0],
			operation,
			options: {},
			...parameters,
		} as NodeRun['parameters'],
	});
}

/** What reached the sandbox. */
export const sent = () =>
	apiRequests(sandbox).map(({ method, path, body }) => ({
		request: `${method} ${path.replace('/stores/hearth24kq', '')}`,
		body: body as Record<string, unknown>,
	}));

export const upload = { fileSource: 'upload', bodyMode: 'fields', fields: fields({}) };
