import omit from 'lodash/omit';

import { startSandbox, type Sandbox } from '../../sandbox/server';
import type { Row } from '../../sandbox/state/row';

/** The requests to the sandbox since the last reset of the counter. */
export interface Traffic {
	requests: number;
	/** Answered with 429. */
	refused: number;
}

/** Commands of the bench to a sandbox, in addition to API requests. */
function commandsOf(sandbox: Sandbox, traffic: Traffic) {
	const [store] = sandbox.stores.values();
	const insertLike = (
		collection: string,
		count: number,
		make: (index: number) => Row,
	): number[] => {
		const rows = store.collection(collection);
		const pattern = omit(rows.all()[0], 'id');
		return Array.from({ length: count }, (_, index) =>
			Number(rows.insert({ ...pattern, ...make(index) }).id),
		);
	};
	// Names and SKUs must stay unique when products are added again.
	let made = 0;
	const addProducts = (count: number) =>
		insertLike('catalog/products', count, () => ({
			name: `Bench ${++made}`,
			sku: `bench-${made}`,
			price: 1,
		}));
	return {
		url: () => sandbox.url,
		addProducts,
		/** Adds products with one variant each. Returns the IDs of the variants. */
		addVariants(count: number): number[] {
			const products = addProducts(count);
			return insertLike('catalog/products/variants', count, (index) => ({
				product_id: products[index],
				sku: `bench-variant-${products[index]}`,
				option_values: [],
			}));
		},
		/** Adds copies of the first record of a collection that have these fields. Returns their IDs. */
		addLike: (collection: string, rows: Row[]): number[] =>
			insertLike(collection, rows.length, (index) => rows[index]),
		/** A field of the records of a collection, in their order. */
		values: (collection: string, field: string): unknown[] =>
			store
				.collection(collection)
				.all()
				.map((row) => row[field]),
		forget: () => void Object.assign(traffic, { requests: 0, refused: 0 }),
		traffic: (): Traffic => traffic,
	};
}

/** By name: arguments and result. */
export type Commands = ReturnType<typeof commandsOf>;

/** Runs in a separate process, so that it takes no CPU time from the measured client. Its settings are its only argument. */
async function main(): Promise<void> {
	const sandbox = await startSandbox({ port: 0, ...JSON.parse(process.argv[2]) });
	const traffic: Traffic = { requests: 0, refused: 0 };
	sandbox.log.add = ({ status, path }) => {
		// The requests that the bench sends as "another app" are identified by their path.
		if (path.endsWith('/v2/time')) return;
		traffic.requests += 1;
		if (status === 429) traffic.refused += 1;
	};
	const commands = commandsOf(sandbox, traffic);
	process.on(
		'message',
		({ id, name, args }: { id: number; name: keyof Commands; args: never[] }) => {
			const command = commands[name] as (...args: never[]) => unknown;
			process.send?.({ id, result: command(...args) ?? null });
		},
	);
	process.once('disconnect', () => process.exit(0));
	process.send?.({ id: 0, result: null });
}

void main();
