import groupBy from 'lodash/groupBy';

import type { NaturalKey } from '../../../catalog/types';
import { operationOf } from '../../shared/catalog/catalog';
import { Cancelled } from '../../shared/errors/cancelled';
import { msg } from '../../shared/text/message';
import { InputError } from '../../shared/utils/coerce';
import type { Run } from '../execution/runState';
import type { KeyReference } from './findReferences';
import { lookUpKeys, type Match } from './lookUpKeys';
import { showKey } from './showKey';

/** The references of one item. */
export interface ItemReferences {
	itemIndex: number;
	account: string;
	/** The path parameters of the item; those that are keys become IDs in the course. */
	parameters(): Record<string, unknown>;
	references: KeyReference[];
}

/**
 * Replaces the keys in the values of all items by IDs, with as few requests as possible.
 * @returns the error of each item whose key was not found, is ambiguous or could not be looked up
 * @throws Cancelled
 */
export async function resolveReferences(
	run: Run,
	items: ItemReferences[],
): Promise<Map<number, Error>> {
	const errors = new Map<number, Error>();
	let open = items.flatMap((item) => item.references.map((reference) => ({ item, reference })));
	while (open.length > 0) {
		const isReady = ({ item, reference }: (typeof open)[number]) =>
			!open.some(
				(other) =>
					other.item === item &&
					other.reference !== reference &&
					other.reference.parameter !== undefined &&
					parentsOf(reference).has(other.reference.parameter),
			);
		const ready = open.filter(isReady);
		if (ready.length === 0) throw new Error('Keys refer to each other.');
		await resolveAll(run, ready, errors);
		open = open.filter((entry) => !ready.includes(entry) && !errors.has(entry.item.itemIndex));
	}
	return errors;
}

interface Open {
	item: ItemReferences;
	reference: KeyReference;
}

/** The path parameters of the lists in which a key is looked up. */
function parentsOf({ keys }: KeyReference): Set<string> {
	const lists = keys.flatMap((key) => key.lists.map(({ list }) => operationOf(list)));
	return new Set(
		lists.flatMap((list) => list?.pathParameters.map(({ parameter }) => parameter) ?? []),
	);
}

/** Tries the first key of each reference, then the next key of those that were not found. */
async function resolveAll(run: Run, all: Open[], errors: Map<number, Error>): Promise<void> {
	let left = all.map((entry) => ({ ...entry, keys: entry.reference.keys }));
	while (left.length > 0) {
		const groups = groupBy(left, ({ item, keys, reference }) =>
			JSON.stringify([item.account, reference.record.parameter, keys[0], scopeOf(item, keys[0])]),
		);
		const next: typeof left = [];
		for (const group of Object.values(groups)) {
			const found = await lookUpGroup(run, group).catch((error: Error) => error);
			if (found instanceof Cancelled) throw found;
			for (const entry of group) {
				const { item, reference, keys } = entry;
				const matches = found instanceof Error ? [] : (found.get(reference.text) ?? []);
				if (found instanceof Error) errors.set(item.itemIndex, found);
				else if (matches.length === 1) reference.resolve(matches[0].id);
				else if (matches.length === 0 && keys.length > 1)
					next.push({ ...entry, keys: keys.slice(1) });
				else if (!errors.has(item.itemIndex))
					errors.set(item.itemIndex, unresolved(reference, keys[0], matches));
			}
		}
		left = next;
	}
}

/** The path parameters on which a lookup depends. */
function scopeOf({ parameters }: ItemReferences, key: NaturalKey): Record<string, unknown> {
	const names = parentsOf({ keys: [key] } as KeyReference);
	return Object.fromEntries(Object.entries(parameters()).filter(([name]) => names.has(name)));
}

async function lookUpGroup(
	run: Run,
	group: Array<Open & { keys: NaturalKey[] }>,
): Promise<Map<string, Match[]>> {
	const [{ item, keys }] = group;
	const texts = [...new Set(group.map(({ reference }) => reference.text))];
	return await lookUpKeys(
		run,
		{
			account: item.account,
			itemIndex: item.itemIndex,
			key: keys[0],
			parameters: scopeOf(item, keys[0]),
		},
		texts,
	);
}

const MOST_CANDIDATES = 10;

function unresolved(
	{ record, keys, text, label }: KeyReference,
	key: NaturalKey,
	matches: Match[],
): InputError {
	if (matches.length > 0) {
		const ids = matches.slice(0, MOST_CANDIDATES).map(({ id }) => String(id));
		const more = matches.length > ids.length ? ` and ${matches.length - ids.length} more` : '';
		return new InputError(
			msg`${matches.length} records have the ${key.label} "${showKey(text)}" of "${label}"`,
			`Use the ID of the ${record.noun} instead: ${ids.join(', ')}${more}.`,
		);
	}
	const names = [...new Set(keys.map((candidate) => candidate.label))].join(' or ');
	return new InputError(
		msg`There is no ${record.noun} with the ${names} "${showKey(text)}"`,
		`Check "${label}", or use the ID of the ${record.noun} there.`,
	);
}
