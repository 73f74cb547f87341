import type { IExecuteFunctions } from 'n8n-workflow';

import { grantOf, type KnownGrant } from '../../shared/scopes/detect';
import { callerFor, chosenKind } from '../../shared/transport/caller';
import type { Caller } from '../../shared/transport/send';

/** Who asks for an item. */
export interface Asker {
	/** The same for the same account. */
	name: string;
	caller: Caller;
	grant: KnownGrant;
}

/**
 * Finds out who asks for each item. Only the credential of an app may depend on the item, so the others are read once;
 * items of the same store and token share what was found out about them.
 */
export function askersOf(context: IExecuteFunctions): (itemIndex: number) => Promise<Asker> {
	const known: Asker[] = [];
	const fixed = new Map<string, Promise<Asker>>();

	async function read(itemIndex: number): Promise<Asker> {
		const kind = chosenKind(context.getNodeParameter('authentication', itemIndex, 'store'));
		const seconds = context.getNodeParameter('options.timeout', itemIndex, 60) as number;
		const caller = await callerFor(context, kind, seconds * 1000, itemIndex);
		const found = known.find((each) => isSame(each.caller, caller));
		if (found) return found;
		const asker = { name: String(known.length), caller, grant: await grantOf(context, caller) };
		known.push(asker);
		return asker;
	}

	return async (itemIndex) => {
		const kind = chosenKind(context.getNodeParameter('authentication', itemIndex, 'store'));
		if (kind === 'app') return await read(itemIndex);
		const asker = fixed.get(kind) ?? read(itemIndex);
		fixed.set(kind, asker);
		return await asker;
	};
}

function isSame(left: Caller, right: Caller): boolean {
	const place = ({ account }: Caller) => JSON.stringify([account.kind, account.environment, 'storeHash' in account ? account.storeHash : account.accountUuid, account.accessToken]);
	return left.timeout === right.timeout && place(left) === place(right);
}
