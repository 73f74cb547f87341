import type { Sandbox } from '../../sandbox/server';
import { askAccount, grant, type Document } from './graphqlSupport';
import { sandboxFor } from './support';

/** A sandbox for the tests of a file, and how its Account API is asked with every scope. */
export function prepareAccountApi() {
	let sandbox: Sandbox;
	let allScopes: string[];
	beforeAll(async () => {
		sandbox = await sandboxFor();
		allScopes = sandbox.accounts.find(({ id }) => id === 'account')?.scopes ?? [];
	});
	beforeEach(() => {
		sandbox.reset();
		grant(sandbox, 'account', allScopes);
		Object.assign(sandbox.settings, { accountQuota: 1_000_000, accountWindow: 36_000 });
	});
	afterAll(() => sandbox.close());

	return {
		sandbox: () => sandbox,
		allScopes: () => allScopes,
		account: async (...document: Document) => askAccount(sandbox, document),
	};
}
