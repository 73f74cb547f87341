import type { IExecuteFunctions } from 'n8n-workflow';

import { grantOf, type KnownGrant } from './detect';
import type { CredentialKind } from '../accounts/credentials';
import { callerFor, chosenKind } from '../transport/caller';
import type { Caller } from '../transport/send';

/** Who asks for an item. */
export interface Asker {
	/** The same for the same account. */
	name: string;
	caller: Caller;
	grant: KnownGrant;
}

/**
 * Finds out who asks for each item. A credential is read once, unless expressions in it depend on the item;
 * items of the same store and token share what was found out about them.
 */
export function askersOf(context: IExecuteFunctions): (itemIndex: number) => Promise<Asker> {
	const known: Asker[] = [];
	const fixed = new Map<CredentialKind, Promise<Asker | undefined>>();

	async function read(kind: CredentialKind, itemIndex: number): Promise<Asker> {
		const seconds = context.getNodeParameter('options.timeout', itemIndex, 60) as number;
		const caller = await callerFor(context, kind, seconds * 1000, itemIndex);
		const found = known.find((each) => isSame(each.caller, caller));
		if (found) return found;
		const asker = { name: String(known.length), caller, grant: await grantOf(context, caller) };
		known.push(asker);
		return asker;
	}

	/** Who asks for all items alike; undefined when every item may have an account of its own. */
	async function readForAll(kind: CredentialKind, itemIndex: number): Promise<Asker | undefined> {
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

/** Behind the last item there is none, so an expression that reads the item has another value there, or none. */
async function dependsOnItem(context: IExecuteFunctions, kind: CredentialKind): Promise<boolean> {
	const count = context.getInputData().length;
	if (count < 2) return false;
	const [first, beyond] = await Promise.all(
		[0, count].map(
			async (index) => await callerFor(context, kind, 0, index).catch(() => undefined),
		),
	);
	return !first || !beyond || !isSame(first, beyond);
}

function isSame(left: Caller, right: Caller): boolean {
	const place = ({ account }: Caller) =>
		JSON.stringify([
			account.kind,
			account.environment,
			'storeHash' in account ? account.storeHash : account.accountUuid,
			account.accessToken,
		]);
	return left.timeout === right.timeout && place(left) === place(right);
}
