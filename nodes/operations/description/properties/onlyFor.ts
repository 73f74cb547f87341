import type { DisplayCondition, IDisplayOptions } from 'n8n-workflow';

import type { Operation } from '../../../../catalog/types';
import { grouped } from './grouped';

/** The shorter condition for some of a node's operations: that one of them is chosen, or none of the others. */
export function onlyFor(
	operations: readonly Operation[],
	ids: readonly string[],
	more: NonNullable<IDisplayOptions['show']> = {},
): IDisplayOptions {
	const others = operations.map(({ id }) => id).filter((id) => !ids.includes(id));
	const these = oneOf(operations, ids);
	const none = oneOf(operations, others);
	return ids.length > 0 && sizeOf(none) < sizeOf(these)
		? { show: more, hide: { operation: none } }
		: { show: { operation: these, ...more } };
}

/** The longest condition that n8n's AI reads once for each operation: some endings. */
const READABLE = 200;

/** Shows a parameter for these operations only, also to n8n's AI. */
export function shownForOneOf(
	operations: readonly Operation[],
	ids: readonly string[],
): IDisplayOptions {
	const short = oneOf(operations, ids);
	return { show: { operation: sizeOf(short) <= READABLE ? short : [...ids] } };
}

/**
 * The condition that one of these operations is chosen. As plain lists of slugs, such conditions would be a quarter of the
 * description of a node, so what they begin or end with stands for several. Not as a pattern: n8n gives up on one after
 * some milliseconds, which on a busy machine is too early. The text for n8n's AI prints such a condition for every operation.
 * @param operations those of the node
 * @param ids the slugs of those meant, such as `order.create`
 */
function oneOf(
	operations: readonly Operation[],
	ids: readonly string[],
): Array<string | DisplayCondition> {
	const all = operations.map(({ id }) => id);
	const byVerb = [...wholeGroups(ids, all, verbIn)].map(([verb, members]): Shared => ({
		condition: { _cnd: { endsWith: verb } },
		members,
	}));
	const byResource = [...wholeGroups(ids, all, resourceIn)].map(([resource, members]): Shared => ({
		condition: { _cnd: { startsWith: resource } },
		members,
	}));
	// The largest first; what another one covers already does not count.
	const left = new Set(ids);
	const conditions: DisplayCondition[] = [];
	for (let best = bestOf([...byVerb, ...byResource], left); best;) {
		conditions.push(best.condition);
		for (const id of best.members) left.delete(id);
		best = bestOf([...byVerb, ...byResource], left);
	}
	return [...left, ...conditions];
}

interface Shared {
	condition: DisplayCondition;
	members: string[];
}

/** The condition that saves most characters. */
function bestOf(candidates: Shared[], left: Set<string>): Shared | undefined {
	let best: Shared | undefined;
	let most = 0;
	for (const candidate of candidates) {
		let saved = -sizeOf([candidate.condition]);
		for (const id of candidate.members) if (left.has(id)) saved += sizeOf([id]);
		if (saved > most) [best, most] = [candidate, saved];
	}
	return best;
}

/** Characters of a list in the description. Counted, because a node's description is made whenever n8n starts. */
function sizeOf(list: Array<string | DisplayCondition>): number {
	let size = 1;
	for (const entry of list)
		size += typeof entry === 'string' ? entry.length + 3 : SIZE_OF_CONDITION + textIn(entry).length;
	return size;
}

const SIZE_OF_CONDITION = '{"_cnd":{"startsWith":""}},'.length;

function textIn({ _cnd: condition }: DisplayCondition): string {
	return String(Object.values(condition)[0]);
}

/** The groups of operations that are all among those meant. */
function wholeGroups(
	ids: readonly string[],
	all: readonly string[],
	groupOf: (id: string) => string,
): Map<string, string[]> {
	const total = grouped(all, groupOf);
	return new Map(
		[...grouped(ids, groupOf)].filter(
			([group, members]) => members.length > 1 && members.length === total.get(group)?.length,
		),
	);
}

/** `order.` */
function resourceIn(id: string): string {
	return id.slice(0, id.indexOf('.') + 1);
}

/** `.create` */
function verbIn(id: string): string {
	return id.slice(id.indexOf('.'));
}
