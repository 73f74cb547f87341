import type { Catalog, Outputs, OutputSchema, Server } from '../types';
import type { ValueChange } from './overrides';

/** The fields of a record that BigCommerce sends as text and that are something else, by their path; lists are traversed. */
export interface ValueTypes {
	numbers?: string[];
	dates?: string[];
}

/** The paths of all fields that hold a single value, with their name and type. */
function leavesOf(fields: Record<string, OutputSchema>, before = ''): [string, string, string][] {
	return Object.entries(fields).flatMap(([name, schema]) => {
		const path = `${before}${name}`;
		const inner = Array.isArray(schema) ? schema[0] : schema;
		if (inner === undefined) return [];
		if (typeof inner === 'object' && !Array.isArray(inner)) return leavesOf(inner, `${path}.`);
		return typeof inner === 'string' ? [[path, name, inner] as [string, string, string]] : [];
	});
}

/** What the overrides know about the fields of a record of a server. Pure. */
export function valueTypesOf(
	server: Server,
	fields: Record<string, OutputSchema>,
	changes: ValueChange[],
): ValueTypes {
	const own = changes.filter((change) => change.server === server);
	const [numbers, dates] = (['numbers', 'dates'] as const).map(
		(kind) => new Set(own.flatMap((change) => change[kind] ?? [])),
	);
	const leaves = leavesOf(fields);
	const pathsOf = (names: Set<string>, isFitting: (type: string) => boolean) =>
		leaves.filter(([, name, type]) => names.has(name) && isFitting(type)).map(([path]) => path);
	const found = {
		numbers: pathsOf(numbers, (type) => type === 'string'),
		dates: pathsOf(dates, (type) => type !== 'boolean'),
	};
	return withoutEmpty(found);
}

/** The same paths below a field. */
export function below(name: string, { numbers = [], dates = [] }: ValueTypes): ValueTypes {
	const inside = (paths: string[]) => paths.map((path) => `${name}.${path}`);
	return withoutEmpty({ numbers: inside(numbers), dates: inside(dates) });
}

/** All paths of several records. */
export function together(...all: ValueTypes[]): ValueTypes {
	return withoutEmpty({
		numbers: [...new Set(all.flatMap(({ numbers = [] }) => numbers))],
		dates: [...new Set(all.flatMap(({ dates = [] }) => dates))],
	});
}

function withoutEmpty({ numbers, dates }: Required<ValueTypes>): ValueTypes {
	return {
		...(numbers.length > 0 ? { numbers } : {}),
		...(dates.length > 0 ? { dates } : {}),
	};
}

/** @throws if an override names a field that no record has as text */
export function assertAllUsed(changes: ValueChange[], catalog: Catalog, outputs: Outputs): void {
	const used = new Map<string, Set<string>>();
	for (const { id, server } of catalog.operations) {
		const { numbers = [], dates = [] } = outputs.records[outputs.operations[id]] ?? {};
		const names = used.get(server) ?? new Set();
		for (const path of [...numbers, ...dates]) names.add(path.split('.').at(-1) as string);
		used.set(server, names);
	}
	for (const { server, numbers = [], dates = [] } of changes)
		for (const name of [...numbers, ...dates])
			if (used.has(server) && !used.get(server)?.has(name))
				throw new Error(`No large record of ${server} has the text field "${name}" of "values".`);
}
