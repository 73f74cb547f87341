import { nodeTypeOf } from '../../scripts/n8n/nodeTypeOf.mjs';
import { STORE } from './root';
import type { WorkNode } from './flow';
import type { BenchN8n, Credentials } from './n8n.mjs';
import type { BenchSandbox } from './sandbox';

/** Creates the nodes to compare, for one sandbox. */
export interface Contenders {
	/** Ours. */
	ours(operation: string, parameters?: object, more?: Partial<WorkNode>): WorkNode;
	/** n8n's HTTP Request node, configured by someone who knows BigCommerce's API. `path` is relative to the store's URL. */
	http(method: string, path: string, parameters?: object, more?: Partial<WorkNode>): WorkNode;
	credentials: Credentials;
}

/** The latest version of n8n's own node. */
const HTTP_VERSION = 4.5;

/** A picker value by ID. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** The body of a request for one item. */
export const jsonBody = (expression: string) => ({
	sendBody: true,
	specifyBody: 'json',
	jsonBody: expression,
});

export async function contendersFor(
	{ client }: BenchN8n,
	{ url }: BenchSandbox,
): Promise<Contenders> {
	const create = async (type: string, data: object): Promise<Credentials> => {
		const name = `${type} for ${url}`;
		const { id } = await client.createCredential({ name, type, data });
		return { [type]: { id, name } };
	};
	const credentials = await create('bigCommerceStoreApi', {
		store: STORE.hash,
		accessToken: STORE.token,
		clientId: '',
		clientSecret: '',
		scopeSource: 'detect',
		grantedScopes: [],
		environment: 'sandbox',
		sandboxUrl: url,
	});
	const header = await create('httpHeaderAuth', { name: 'X-Auth-Token', value: STORE.token });
	return {
		credentials,
		ours: (operation, parameters = {}, more = {}) => ({
			type: nodeTypeOf(operation),
			typeVersion: 1,
			parameters: {
				authentication: 'store',
				resource: operation.split('.')[0],
				operation,
				// What the HTTP Request node returns, too.
				output: 'raw',
				options: {},
				...parameters,
			},
			credentials,
			...more,
		}),
		http: (method, path, parameters = {}, more = {}) => ({
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: HTTP_VERSION,
			parameters: {
				method,
				url: `=${url}/stores/${STORE.hash}/v3${path}`,
				authentication: 'genericCredentialType',
				genericAuthType: 'httpHeaderAuth',
				options: {},
				...parameters,
			},
			credentials: header,
			...more,
		}),
	};
}
