import type { Row } from '../../sandbox/state/row';
import type { Visit } from './storeDoctor';

/** Runs an example, with Preview Only on or off. */
type Visits = Record<'preview' | 'repair', (file: string) => Promise<Visit>>;

/** What a node put out, one value of each item. */
export const listed = ({ outputs }: Visit, node: string, value: (json: Row) => unknown) =>
	(outputs[node] ?? []).map(value);

/** What an example should find and change. */
interface Faults {
	file: string;
	/** What the seed has of the same kind is put right first. */
	heal?: () => void;
	plant: () => void;
	/** What the nodes of the example list: the items of each as one value. */
	found: Record<string, { value: (json: Row) => unknown; planted: unknown[] }>;
	/** The requests of the repair. */
	writes: Array<[method: string, path: string, body?: unknown]>;
	/** The records that are different after the repair. */
	changed: string[];
	/** Whether the listed faults are still listed after the repair, because only a person can put them right. */
	stays?: string[];
}

/** An example finds exactly the planted faults; Preview Only changes nothing; the repair puts exactly these right; then it finds none. */
export function curesWith({ preview, repair }: Visits) {
	return async ({ file, heal, plant, found, writes, changed, stays = [] }: Faults) => {
		const list = (visit: Visit) =>
			Object.fromEntries(
				Object.entries(found).map(([node, { value }]) => [node, listed(visit, node, value)]),
			);
		const planted = Object.fromEntries(
			Object.entries(found).map(([node, { planted }]) => [node, planted]),
		);
		const left = Object.fromEntries(
			Object.entries(planted).map(([node, items]) => [node, stays.includes(node) ? items : []]),
		);

		heal?.();
		plant();
		const previewed = await preview(file);
		expect(list(previewed)).toEqual(planted);
		expect(previewed.writes).toEqual([]);
		expect(previewed.changed).toEqual([]);

		const repaired = await repair(file);
		expect(list(repaired)).toEqual(planted);
		expect(repaired.writes.map(({ method, path, body }) => [method, path, body])).toEqual(writes);
		expect(repaired.changed).toEqual(changed);

		const again = await repair(file);
		expect(list(again)).toEqual(left);
		expect(again.writes).toEqual([]);
		expect(again.changed).toEqual([]);
	};
}
