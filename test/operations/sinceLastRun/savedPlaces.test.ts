import type { IDataObject } from 'n8n-workflow';

import { readPlaceValue } from '../../../nodes/operations/sinceLastRun/placeValue';
import {
	confirmPlaces,
	loadPlaces,
	placeFor,
	savePlaces,
	setPlaces,
	showPlace,
	startOver,
	withList,
	type SavedNodes,
} from '../../../nodes/operations/sinceLastRun/savedPlaces';

const place = (at: number) => ({ at, from: at, seen: {} });

/** Two nodes: one reads orders by ID and products by date, the other orders by ID. */
const NODES: SavedNodes = {
	a: {
		name: 'A',
		lists: {
			orders: { title: 'Orders', by: 'id', place: place(5) },
			products: {
				title: 'Products',
				by: 'date',
				place: place(1000),
				pending: { execution: '7', place: place(2000) },
			},
		},
	},
	b: {
		name: 'B',
		lists: {
			orders: { title: 'Orders', by: 'id', pending: { execution: '8', place: place(9) } },
		},
	},
};

function context(saved?: unknown) {
	const data: IDataObject = saved === undefined ? {} : { bigCommercePlaces: saved as IDataObject };
	const flow: IDataObject = {};
	return { data, flow, getWorkflowStaticData: () => data, getContext: () => flow };
}

test('what was saved is loaded, from the static data or from what the execution keeps', () => {
	const own = context();
	expect(loadPlaces(own)).toBeUndefined();
	savePlaces(own, NODES);
	expect(loadPlaces(own)).toEqual(NODES);
	delete own.data.bigCommercePlaces;
	expect(loadPlaces(own)).toEqual(NODES);
	// The static data is newer: n8n loads it when a webhook ends the wait.
	own.data.bigCommercePlaces = {};
	expect(loadPlaces(own)).toEqual({});
});

test.each(['text', [1], { a: { name: 'A' } }, { a: { name: 'A', lists: { x: { place: 5 } } } }])(
	'places that something else has changed to %j are not taken for none',
	(saved) => {
		expect(() => loadPlaces(context(saved))).toThrow('cannot be read');
	},
);

test('an execution reads on where it stopped itself, others at the place of all', () => {
	const { products } = NODES.a.lists;
	expect(placeFor(products, '7')).toEqual(place(2000));
	expect(placeFor(products, '8')).toEqual(place(1000));
	expect(placeFor(NODES.b.lists.orders, '7')).toBeUndefined();
	expect(placeFor(undefined, '7')).toBeUndefined();
});

test.each<[string, string | undefined, Array<[string, string, unknown]>]>([
	['7', undefined, [['A', 'Products', '1970-01-01T00:33:20Z']]],
	['8', undefined, [['B', 'Orders', 9]]],
	['8', 'A', []],
	['9', undefined, []],
])('execution %s confirms what it has read, in node %s', (execution, name, wanted) => {
	const { nodes, changed } = confirmPlaces(NODES, execution, name);
	expect(changed.map((entry) => [entry.node, entry.list, entry.place])).toEqual(wanted);
	expect(confirmPlaces(nodes, execution, name).changed).toEqual([]);
	if (wanted.length === 0) expect(nodes).toEqual(NODES);
});

test.each<['date' | 'id', string | undefined, number]>([
	['date', undefined, 1],
	['id', undefined, 2],
	['id', 'B', 1],
	['date', 'B', 0],
])('sets the places by %s in node %s, and forgets what was not confirmed', (by, name, count) => {
	const { nodes, changed } = setPlaces(NODES, by, 3, name);
	expect(changed).toHaveLength(count);
	for (const { node, list } of changed) {
		const lists = Object.values(nodes).flatMap((entry) =>
			entry.name === node ? Object.values(entry.lists) : [],
		);
		const saved = lists.find(({ title }) => title === list);
		expect(saved).toEqual({ title: list, by, place: place(3) });
	}
});

test('starting over in one node leaves the others', () => {
	const { nodes, changed } = startOver(NODES, 'A');
	expect(nodes).toEqual({ a: { name: 'A', lists: {} }, b: NODES.b });
	expect(changed.map(({ list }) => list)).toEqual(['Orders', 'Products']);
});

test('a node keeps at most 500 lists', () => {
	const list = NODES.a.lists.orders;
	const lists = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`l${index}`, list]));
	const nodes = { a: { name: 'A', lists } };
	const node = { id: 'a', name: 'Renamed' };
	expect(withList(nodes, node, 'l7', list).a.name).toBe('Renamed');
	expect(() => withList(nodes, node, 'another', list)).toThrow('more than 500 lists');
});

test.each<[unknown, object]>([
	['123', { by: 'id', at: 123 }],
	['ID 123', { by: 'id', at: 123 }],
	[' id 5 ', { by: 'id', at: 5 }],
	['2027-03-31', { by: 'date', at: 1_806_418_800 }],
	['2027-03-31T14:30:00', { by: 'date', at: 1_806_471_000 }],
	['2027-03-31T14:30:00Z', { by: 'date', at: 1_806_503_400 }],
])('reads the place %p, in the time zone of the workflow', (value, wanted) => {
	expect(readPlaceValue(value, 'Asia/Tokyo')).toEqual(wanted);
});

test.each(['', '  ', null, undefined, 'last week', '31.03.2027', '-5'])(
	'does not take %p for a place',
	(value) => {
		expect(() => readPlaceValue(value, 'utc')).toThrow('"Place"');
	},
);

test('shows a place as people read it', () => {
	expect(showPlace('date', 1_806_503_400)).toBe('2027-03-31T14:30:00Z');
	expect(showPlace('id', 12)).toBe(12);
});
