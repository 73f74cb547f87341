import type { Sandbox } from '../../sandbox/server';
import { ask, askAt, type Answered } from './support';

export const UUID = '5b6a3f0e-2d5c-4a7e-9c1d-7f3e8a90b124';
export const ACCOUNT_TOKEN = 'sandbox-token-account-level';

/** A document with its variables. */
export type Document = [query: string, variables?: Record<string, unknown>];

/** Sends a document to the Account API. */
export async function askAccount(
	sandbox: Sandbox,
	[query, variables]: Document,
	{ token = ACCOUNT_TOKEN, uuid = UUID } = {},
): Promise<Answered> {
	return askAt(sandbox, `/accounts/${uuid}/graphql`, {
		method: 'POST',
		headers: { 'X-Auth-Token': token, 'Content-Type': 'application/json' },
		body: JSON.stringify({ query, variables }),
	});
}

/** Sends a document to the Admin API of the store. */
export async function askAdmin(
	sandbox: Sandbox,
	[query, variables]: Document,
	token?: string,
): Promise<Answered> {
	return ask(sandbox, 'POST', '/graphql', { body: { query, variables }, token });
}

/** Lets an account of the sandbox have these scopes only. */
export function grant(sandbox: Sandbox, id: string, scopes: string[]): void {
	const account = sandbox.accounts.find((account) => account.id === id);
	if (!account) throw new Error(`There is no account ${id}.`);
	account.scopes = scopes;
}

/** Messages of `errors[]`. */
export const messagesOf = ({ body }: Answered): string[] =>
	(body.errors ?? []).map(({ message }: { message: string }) => message);
