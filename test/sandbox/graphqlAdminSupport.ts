import type { Sandbox } from '../../sandbox/server';
import { askAdmin, grant } from './graphqlSupport';
import { sandboxFor } from './support';

export const APP_TOKEN = 'sandbox-token-app';

/** Scopes with which the app may use the Admin API. */
export const APP_SCOPES = [
	'store_v2_products',
	'store_v2_customers',
	'store_app_extensions_manage',
];

/** A sandbox for the tests of a file, how its Admin API is asked, and what the app may do there. */
export function prepareAdminApi(appScopes?: string[]) {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await sandboxFor();
	});
	beforeEach(() => {
		sandbox.reset();
		if (appScopes) grant(sandbox, 'app', appScopes);
	});
	afterAll(() => sandbox.close());

	return {
		sandbox: () => sandbox,
		admin: async (query: string, variables?: Record<string, unknown>, token?: string) =>
			askAdmin(sandbox, [query, variables], token),
	};
}
