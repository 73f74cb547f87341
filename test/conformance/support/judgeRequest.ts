import type { Operation } from '../../../catalog/types';
import { fileOf, itemWith } from '../../support/files';
import { runNode, type NodeRun } from '../../support/node';
import { bodySchema } from './formBody';
import type { Arrived, Gateway } from './gateway';
import { judge } from './prism';
import type { Specified } from './specifications';
import { unknownBodyKeys, unknownFormFields, unknownQueryKeys } from './unknownKeys';

/** The account of a store whose requests end in the gateway, and an item with a file that the operation takes. */
export function accountAt(gateway: Gateway, operation: Operation): Omit<NodeRun, 'parameters'> {
	const data = {
		store: 'hearth24kq',
		accessToken: 'token',
		scopeSource: 'all',
		grantedScopes: [],
		environment: 'sandbox',
		sandboxUrl: gateway.url,
	};
	const file = fileOf(operation.body?.file?.kinds[0] ?? 'gif');
	return {
		credentials: { account: data },
		chosen: { bigCommerceStoreApi: 'account' },
		items: [itemWith(file)],
	};
}

/** What the node sent, and what in it differs from the specification. */
export interface Judged {
	arrived?: Arrived;
	violations: string[];
}

/** Sends one request through the node, and compares it with the specification. */
export async function judgeRequest(
	gateway: Gateway,
	operation: Operation,
	spec: Specified,
	specified: Map<string, Specified>,
	parameters: NodeRun['parameters'],
): Promise<Judged> {
	gateway.take();
	const { error } = await runNode({ ...accountAt(gateway, operation), parameters });
	const [arrived] = gateway.take();
	if (!arrived) return { violations: [`node: ${error?.message} ${error?.description ?? ''}`] };
	const { url } = arrived.request;
	const path = url.path.replace(new RegExp(`^${spec.below}(?=/)`), '');
	const request = { ...arrived.request, url: { ...url, path } };
	const sameFile = [...specified.values()].filter(({ file }) => file === spec.file);
	const { request: refused } = await judge(sameFile, {
		request,
		answer: { statusCode: 200, headers: {}, body: [] },
	});
	const violations = [
		...refused,
		...unknownQueryKeys(spec.operation, request.url.query ?? {}),
		...(typeof request.body === 'string'
			? unknownFormFields(bodySchema(spec.operation), request.body)
			: unknownBodyKeys(bodySchema(spec.operation), request.body)),
	];
	return { arrived, violations };
}
