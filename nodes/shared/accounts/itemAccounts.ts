import type { IExecuteFunctions } from 'n8n-workflow';

import { grantOf, type KnownGrant } from '../scopes/detect';
import type { CredentialKind } from './credentials';
import { connectionFor, chosenKind } from './connection';
import type { Connection } from '../http/types';

/** The account for an item. */
export interface ItemAccount {
	/** Equal for equal accounts. */
	name: string;
	connection: Connection;
	grant: KnownGrant;
}

/**
 * Finds the account of each item. A credential is read once, unless it has expressions that depend on the item.
 * Items with the same store and token share an account.
 */
export function itemAccounts(
	context: IExecuteFunctions,
): (itemIndex: number) => Promise<ItemAccount> {
	const accounts: ItemAccount[] = [];
	const fixed = new Map<CredentialKind, Promise<ItemAccount | undefined>>();

	async function read(kind: CredentialKind, itemIndex: number): Promise<ItemAccount> {
		const connection = await connectionFor(context, kind, itemIndex);
		const account = accounts.find((itemAccount) => isSame(itemAccount.connection, connection));
		if (account) return account;
		const itemAccount = {
			name: String(accounts.length),
			connection,
			grant: await grantOf(context, connection),
		};
		accounts.push(itemAccount);
		return itemAccount;
	}

	/** The account of all items; undefined if each item may have a different one. */
	async function readForAll(
		kind: CredentialKind,
		itemIndex: number,
	): Promise<ItemAccount | undefined> {
		if (await dependsOnItem(context, kind)) return undefined;
		return await read(kind, itemIndex);
	}

	return async (itemIndex) => {
		const kind = chosenKind(context.getNodeParameter('authentication', itemIndex, 'store'));
		const forAll = fixed.get(kind) ?? readForAll(kind, itemIndex);
		fixed.set(kind, forAll);
		return (await forAll) ?? (await read(kind, itemIndex));
	};
}

/** Reads the credential for an index after the last item: an expression that uses the item has a different value or none there. */
async function dependsOnItem(context: IExecuteFunctions, kind: CredentialKind): Promise<boolean> {
	const count = context.getInputData().length;
	if (count < 2) return false;
	const [first, beyond] = await Promise.all(
		[0, count].map(
			async (index) => await connectionFor(context, kind, index).catch(() => undefined),
		),
	);
	return !first || !beyond || !isSame(first, beyond);
}

function isSame(left: Connection, right: Connection): boolean {
	const mark = ({ account }: Connection) =>
		JSON.stringify([
			account.kind,
			account.environment,
			'storeHash' in account ? account.storeHash : account.accountUuid,
			account.accessToken,
			account.concurrency,
			account.reserve,
			account.timeout,
		]);
	return mark(left) === mark(right);
}
