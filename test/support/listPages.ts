import { listServer, type ListRequest } from './listServer';

/** Records with the IDs that follow. */
export const things = (from: number, count: number) =>
	Array.from({ length: Math.max(0, count) }, (_, index) => ({
		id: from + index,
		name: `Thing ${from + index}`,
	}));

/** The IDs of as many records. */
export const upTo = (count: number) => things(1, count).map((thing) => thing.id);

/** A page of V3. */
export const paged = (data: unknown[], pagination: unknown) => ({ data, meta: { pagination } });

/** The records of the page that is asked for. */
export const pageOf = (records: unknown[], { query }: ListRequest, size: number) =>
	records.slice((Number(query.page ?? 1) - 1) * size, Number(query.page ?? 1) * size);

/** Reads a list to its end, at a server of its own. */
export async function readAll(
	operation: string,
	answer: (request: ListRequest) => unknown,
	parameters: object = {},
) {
	const server = await listServer(answer);
	const { items, hints, error } = await server
		.run(operation, { returnAll: true, ...parameters })
		.finally(server.close);
	return {
		ids: items.map(({ json }) => json.id),
		hints: hints.map(({ message }) => message),
		error,
		requests: server.asked.length,
	};
}
