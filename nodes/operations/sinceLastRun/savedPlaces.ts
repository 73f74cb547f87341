import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';

import { InputError } from '../../shared/utils/coerce';
import { msg } from '../../shared/text/message';
import { placeFrom } from './firstPlace';
import type { Place } from './types';

const page = z.object({
	from: z.number(),
	to: z.number(),
	number: z.number(),
	limit: z.number(),
	total: z.number(),
	read: z.number(),
});

/** A place as it is saved. */
export const placeShape: z.ZodType<Place> = z.object({
	at: z.number(),
	from: z.number(),
	seen: z.record(z.string()),
	isOpen: z.literal(true).optional(),
	more: z.literal(true).optional(),
	page: page.optional(),
	after: z.number().optional(),
});

const savedList = z.object({
	/** What is read, for people: `Get Many Orders`. */
	title: z.string(),
	by: z.enum(['date', 'id']),
	/** Up to here, everything was read. */
	place: placeShape.optional(),
	/** What one execution has read and not confirmed. */
	pending: z.object({ execution: z.string(), place: placeShape }).optional(),
});

const savedNodes = z.record(z.object({ name: z.string(), lists: z.record(savedList) }));

export type SavedList = z.infer<typeof savedList>;
/** The places of all nodes of a workflow, by the ID of the node and the key of the list. */
export type SavedNodes = z.infer<typeof savedNodes>;

/** The name under which n8n's static data of the workflow holds the places. */
const NAME = 'bigCommercePlaces';
/** More lists than these for one node come from filters that differ in each run. */
const MOST_LISTS = 500;

type PlaceContext = Pick<IExecuteFunctions, 'getWorkflowStaticData' | 'getContext'>;

/**
 * The places in the static data of the workflow, or those that this execution has kept. After a Wait node, n8n 2 goes on without
 * the static data.
 * @returns undefined if there are neither: nothing was saved yet, or n8n has not loaded it
 * @throws InputError if they cannot be read
 */
export function loadPlaces(context: PlaceContext): SavedNodes | undefined {
	const saved = context.getWorkflowStaticData('global')[NAME] ?? context.getContext('flow')[NAME];
	if (saved === undefined) return undefined;
	const parsed = savedNodes.safeParse(saved);
	if (parsed.success) return parsed.data;
	throw new InputError(
		msg`The saved reading places of this workflow cannot be read`,
		'Something else has changed them. Run "Start Over" in a BigCommerce API node, and set under "First Run" where reading begins.',
	);
}

/** Writes the places to the static data of the workflow, which n8n saves at the end of the execution, and keeps them with it. */
export function savePlaces(context: PlaceContext, nodes: SavedNodes): void {
	// Copies, because n8n notices only that the name has another value.
	context.getWorkflowStaticData('global')[NAME] = copyOf(nodes);
	context.getContext('flow')[NAME] = copyOf(nodes);
}

function copyOf(nodes: SavedNodes): IDataObject {
	return JSON.parse(JSON.stringify(nodes)) as IDataObject;
}

/** The place at which an execution reads on: its own, or that of all. */
export function placeFor(list: SavedList | undefined, execution: string): Place | undefined {
	return list?.pending?.execution === execution ? list.pending.place : list?.place;
}

/** Adds or replaces a list of a node. @throws InputError if the node has too many */
export function withList(
	nodes: SavedNodes,
	node: { id: string; name: string },
	key: string,
	list: SavedList,
): SavedNodes {
	const lists = { ...nodes[node.id]?.lists, [key]: list };
	if (Object.keys(lists).length > MOST_LISTS)
		throw new InputError(
			msg`This node keeps the places of more than ${MOST_LISTS} lists`,
			'Each store and each set of filters is a list with a place. Do not use filters that differ in each run, such as dates. "Start Over" in a BigCommerce API node removes all places.',
		);
	return { ...nodes, [node.id]: { name: node.name, lists } };
}

/** A place that changed, for the output. */
export interface ChangedPlace {
	node: string;
	list: string;
	place: string | number | null;
}

interface Change {
	nodes: SavedNodes;
	changed: ChangedPlace[];
}

/** Makes what an execution has read the place for the executions that follow. @param name only of this node */
export function confirmPlaces(nodes: SavedNodes, execution: string, name?: string): Change {
	return changeLists(nodes, name, (list) => {
		const { pending, ...rest } = list;
		return pending?.execution === execution ? { ...rest, place: pending.place } : list;
	});
}

/** Forgets the places, so that the next run is a first run. */
export function startOver(nodes: SavedNodes, name?: string): Change {
	const change = changeLists(nodes, name, ({ title, by }) => ({ title, by }));
	const lists = Object.entries(change.nodes).map(([id, node]) => [
		id,
		isMeant(node.name, name) ? { ...node, lists: {} } : node,
	]);
	return { ...change, nodes: Object.fromEntries(lists) as SavedNodes };
}

/** Sets the places of the lists that are read by date, or of those that are read by ID. @param at seconds, or an ID */
export function setPlaces(nodes: SavedNodes, by: 'date' | 'id', at: number, name?: string): Change {
	return changeLists(nodes, name, (list) =>
		list.by === by ? { title: list.title, by, place: placeFrom(at) } : list,
	);
}

function changeLists(
	nodes: SavedNodes,
	name: string | undefined,
	change: (list: SavedList) => SavedList,
): Change {
	const changed: ChangedPlace[] = [];
	const all = Object.entries(nodes).map(([id, node]) => {
		if (!isMeant(node.name, name)) return [id, node] as const;
		const lists = Object.entries(node.lists).map(([key, list]) => {
			const after = change(list);
			if (after !== list)
				changed.push({
					node: node.name,
					list: list.title,
					place: after.place ? showPlace(list.by, after.place.at) : null,
				});
			return [key, after] as const;
		});
		return [id, { ...node, lists: Object.fromEntries(lists) }] as const;
	});
	return { nodes: Object.fromEntries(all), changed };
}

function isMeant(node: string, name: string | undefined): boolean {
	return name === undefined || node === name;
}

/** A place for people: a time or an ID. */
export function showPlace(by: 'date' | 'id', at: number): string | number {
	return by === 'date' ? new Date(at * 1000).toISOString().replace('.000Z', 'Z') : at;
}
