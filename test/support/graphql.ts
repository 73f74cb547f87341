import type { Sandbox } from '../../sandbox/server';
import { runNode, type NodeResult, type NodeRun } from './node';
import { as } from './sandbox';

/** Runs the GraphQL node as an account of the sandbox. */
export async function runQuery(
	sandbox: Sandbox,
	id: string,
	parameters: object,
	more: Partial<NodeRun> & { changes?: Parameters<typeof as>[2] } = {},
): Promise<NodeResult> {
	const { changes, ...run } = more;
	const { authentication, use } = as(sandbox, id, changes);
	return await runNode({
		...use,
		...run,
		type: 'graphQl',
		parameters: { authentication, options: {}, ...parameters } as NodeRun['parameters'],
	});
}
