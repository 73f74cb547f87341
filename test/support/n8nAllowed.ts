import accounts from '../../sandbox/accounts.json';
import { operations, resources } from './catalog';

type Account = (typeof accounts)[number];

/** Every sandbox account, with the name of its credential and what the catalogue says it may use. */
export const sandboxAccounts = accounts.map((account) => {
	const allowed = operations.filter((operation) =>
		partsOf(operation).every((part) => isAllowed(part, account)),
	);
	return {
		id: account.id,
		credential: `Sandbox: ${account.name}`,
		authentication: account.kind,
		resources: unique(allowed.map(({ resource }) => resource)),
		operationsOf: (resource: string) =>
			allowed.filter((operation) => operation.resource === resource).map(({ id }) => id),
		operationNamesOf: (resource: string) =>
			allowed.filter((operation) => operation.resource === resource).map(({ name }) => name),
	};
});

export type SandboxAccount = (typeof sandboxAccounts)[number];

export function sandboxAccount(id: string): SandboxAccount {
	const found = sandboxAccounts.find((account) => account.id === id);
	if (!found) throw new Error(`sandbox/accounts.json has no account "${id}".`);
	return found;
}

/** An operation and those that it consists of. */
function partsOf(operation: (typeof operations)[number]) {
	return [operation, ...operations.filter(({ id }) => operation.uses?.includes(id))];
}

// Written anew instead of asking the node, which is what these lists test.
function isAllowed(
	{
		accounts: kinds,
		scopes,
		alsoScopes = [],
	}: { accounts: string[]; scopes: string[]; alsoScopes?: string[] },
	account: Account,
) {
	if (!kinds.includes(account.kind)) return false;
	if (account.scopes !== 'all' && !alsoScopes.every((scope) => account.scopes.includes(scope)))
		return false;
	return (
		scopes.length === 0 ||
		account.scopes === 'all' ||
		scopes.some((scope) => account.scopes.includes(scope))
	);
}

export function resourceNames(ids: string[]) {
	return resources.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
}

function unique(values: string[]) {
	return [...new Set(values)];
}
