import { OWNER_HEADER, PROOF_HEADER } from './sharedSecret';

/** A webhook as stored by BigCommerce. */
export interface Hook {
	id: number;
	scope: string;
	destination: string;
	is_active: boolean;
	headers?: Record<string, unknown> | null;
}

/** The desired hooks of a node. */
export interface Desired {
	scopes: string[];
	destination: string;
	secret: string;
	/** Identifies this node in this n8n. */
	owner: string;
	/** IDs of the hooks that the node remembers, in case they carry no owner header. */
	remembered: number[];
}

/** The changes to make, in this order. */
export interface Plan {
	remove: Hook[];
	/** Hooks to reactivate or to give the right secret. */
	update: Array<{ hook: Hook; because: 'inactive' | 'adopted' }>;
	create: string[];
	/** Events that already have the maximum number of hooks, with the addresses of those hooks. */
	full: Array<{ scope: string; destinations: string[] }>;
}

/** Source: BigCommerce's webhook overview; counted per store, API account and scope. */
const HOOKS_PER_SCOPE = 10;

/**
 * Compares the existing hooks with the desired ones. A pure function.
 * Our hooks are those with the node's owner header, those it remembers, and those at its address, which no one else uses.
 */
export function planHooks(existing: Hook[], desired: Desired): Plan {
	const ours = existing.filter((hook) => isOurs(hook, desired));
	const kept = desired.scopes.map((scope) =>
		ours.find((hook) => hook.scope === scope && hook.destination === desired.destination),
	);
	const remove = ours.filter((hook) => !kept.includes(hook));
	const create = desired.scopes.filter((_, index) => !kept[index]);
	return {
		remove,
		update: kept.flatMap((hook): Plan['update'] =>
			hook && !isRight(hook, desired)
				? [{ hook, because: hook.is_active ? 'adopted' : 'inactive' }]
				: [],
		),
		create,
		full: create.flatMap((scope) => {
			const others = existing.filter((hook) => hook.scope === scope && !remove.includes(hook));
			return others.length < HOOKS_PER_SCOPE
				? []
				: [{ scope, destinations: others.map(({ destination }) => destination) }];
		}),
	};
}

/** Checks that nothing is left to do. */
export function isDone({ remove, update, create }: Plan): boolean {
	return remove.length === 0 && update.length === 0 && create.length === 0;
}

/** The headers of a node's hooks. */
export function headersOf({
	secret,
	owner,
}: Pick<Desired, 'secret' | 'owner'>): Record<string, string> {
	return { [PROOF_HEADER]: secret, [OWNER_HEADER]: owner };
}

function isOurs(hook: Hook, { destination, owner, remembered }: Desired): boolean {
	return (
		headerOf(hook, OWNER_HEADER) === owner ||
		hook.destination === destination ||
		remembered.includes(hook.id)
	);
}

function isRight(hook: Hook, { secret, owner }: Desired): boolean {
	return (
		hook.is_active &&
		headerOf(hook, PROOF_HEADER) === secret &&
		headerOf(hook, OWNER_HEADER) === owner
	);
}

function headerOf({ headers }: Hook, name: string): unknown {
	return Object.entries(headers ?? {}).find(
		([text]) => text.toLowerCase() === name.toLowerCase(),
	)?.[1];
}
