import { join } from 'node:path';
import * as fc from 'fast-check';

import type { Sandbox } from '../../sandbox/server';
import type { Catalog } from '../../catalog/types';
import { sandboxForTests } from '../support/sandbox';
import {
	play,
	type Change,
	type Fate,
	type History,
	type ListKind,
	type Step,
} from '../support/sinceHistories';

/** One of each way to read a list: sorted by date or ID, with and without totals, unsorted, with and without dates. */
const KINDS: ListKind[] = [
	{
		operation: 'product.getMany',
		collection: 'catalog/products',
		mode: 'changed',
		created: 'date_created',
		modified: 'date_modified',
	},
	{
		operation: 'product.getMany',
		collection: 'catalog/products',
		mode: 'new',
		created: 'date_created',
		modified: 'date_modified',
	},
	{
		operation: 'order.getMany',
		collection: 'orders',
		mode: 'changed',
		created: 'date_created',
		modified: 'date_modified',
	},
	{
		operation: 'subscriber.getMany',
		collection: 'customers/subscribers',
		mode: 'changed',
		created: 'date_created',
		modified: 'date_modified',
	},
	{ operation: 'redirect.getMany', collection: 'storefront/redirects', mode: 'new' },
	{ operation: 'brand.getMany', collection: 'catalog/brands', mode: 'new' },
];

/** The same histories in each run, unless others are wanted: `SEED=2 HISTORIES=5000`. */
const HISTORIES = Number(process.env.HISTORIES ?? 500);
const SEED = Number(process.env.SEED ?? 1);
/** Small pages, so that short histories have several. At least two: a page by ID may start with the ID itself. */
const PAGE = 4;
/** Redirects have no dates: the last 250 IDs are read again by every run. */
const OVERLAPPING = 40;

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
	for (const operation of builtCatalog().operations)
		if (operation.paging && KINDS.some((kind) => kind.operation === operation.id))
			operation.paging.maxLimit = operation.id === 'redirect.getMany' ? OVERLAPPING : PAGE;
});
afterAll(async () => await sandbox.close());

/** The catalog that the built nodes have in memory. */
function builtCatalog(): Catalog {
	const load = (globalThis as unknown as Record<symbol, (file: string) => Catalog>)[
		Symbol.for('n8n-nodes-bigcommerce.loadOutside')
	];
	return load(join(__dirname, '..', '..', 'dist', 'catalog', 'operations.json'));
}

const late = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 50 }));
const which = fc.nat(30);
const change: fc.Arbitrary<Change> = fc.oneof(
	fc.record({ kind: fc.constant('create' as const), count: fc.integer({ min: 1, max: 6 }), late }),
	fc.record({ kind: fc.constant('update' as const), which, late }),
	fc.record({ kind: fc.constant('update' as const), which, late: fc.constant(0) }),
	fc.record({ kind: fc.constant('remove' as const), which }),
);
const runWith = (fates: Fate[]): fc.Arbitrary<Step> =>
	fc.record({
		kind: fc.constant('run' as const),
		fate: fc.constantFrom(...fates),
		reads: fc.constantFrom(1, 1, 2, 3),
		during: fc.array(fc.record({ after: fc.integer({ min: 1, max: 5 }), change }), {
			maxLength: 2,
		}),
	});
const wait = fc.record({
	kind: fc.constant('wait' as const),
	seconds: fc.constantFrom(0, 1, 5, 30, 61, 300),
});

const historiesOf = (move: History['move'], fates: Fate[]): fc.Arbitrary<History> =>
	fc.record({
		before: fc.nat(9),
		limit: fc.constantFrom(undefined, 1, 3, 4, 9),
		first: fc.constantFrom('beginning' as const, 'beginning' as const, 'now' as const),
		move: fc.constant(move),
		steps: fc.array(fc.oneof(change, change, wait, runWith(fates)), { minLength: 2, maxLength: 7 }),
	});

async function check(
	kind: ListKind,
	histories: fc.Arbitrary<History>,
	share: number,
	mayDouble: boolean,
) {
	await fc.assert(
		fc.asyncProperty(histories, async (history) => {
			const { lost, doubled, failures } = await play(sandbox, kind, history);
			expect({ failures, lost, doubled: mayDouble ? [] : doubled }).toEqual({
				failures: [],
				lost: [],
				doubled: [],
			});
		}),
		{ seed: SEED, numRuns: Math.ceil(share / KINDS.length), endOnFailure: true },
	);
}

const BROKEN: Fate[] = ['none', 'none', 'request', 'later', 'killed', 'killedLate'];

describe.each(KINDS)('$operation, $mode', (kind) => {
	test('when confirmed, nothing is lost, whatever fails', async () => {
		await check(kind, historiesOf('confirmed', BROKEN), HISTORIES * 0.5, true);
	}, 300_000);

	test('when read and nothing fails, nothing is lost and nothing doubled', async () => {
		await check(kind, historiesOf('read', ['none']), HISTORIES * 0.3, false);
	}, 300_000);

	test('when read, a failed request and a kill lose nothing', async () => {
		await check(kind, historiesOf('read', ['none', 'request', 'killed']), HISTORIES * 0.2, true);
	}, 300_000);
});
