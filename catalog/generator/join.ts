import type { Catalog, Outputs } from '../types';

/** Joins several catalogs: resources by name, and the custom request last. @throws if two operations share a slug */
export function joined(catalogs: Catalog[], last: Catalog): Catalog {
	const resources = [
		...catalogs
			.flatMap((catalog) => catalog.resources)
			.sort((a, b) => a.name.localeCompare(b.name, 'en')),
		...last.resources,
	];
	const operations = [...catalogs, last].flatMap((catalog) => catalog.operations);
	const slugs = operations.map(({ id }) => id);
	const doubled = [
		...new Set(slugs.filter((slug, index) => slugs.indexOf(slug) !== index)),
		...resources
			.filter((resource, index) => resources.findIndex(({ id }) => id === resource.id) !== index)
			.map(({ id }) => id),
	];
	if (doubled.length > 0)
		throw new Error(`Operations or resources share a slug: ${doubled.join(', ')}`);
	return { resources, operations };
}

/** Joins the outputs of several catalogs; equal outputs are stored once. */
export function joinedOutputs(...all: Outputs[]): Outputs {
	const records: Outputs['records'] = [];
	const places = new Map<string, number>();
	const operations = all.flatMap((outputs) =>
		Object.entries(outputs.operations).map(([id, index]): [string, number] => {
			const record = outputs.records[index];
			const print = JSON.stringify(record);
			if (!places.has(print)) places.set(print, records.push(record) - 1);
			return [id, places.get(print) as number];
		}),
	);
	return { records, operations: Object.fromEntries(operations) };
}
