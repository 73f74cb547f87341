import type { Descriptions } from '../formTypes';
import type { Catalog } from '../types';

/** n8n's lists show two lines. */
const LONGEST = 90;

/** What is missing in catalog/forms/descriptions.yaml, left over, or too long. */
export function descriptionMistakes(
	{ resources, words, names, operations }: Descriptions,
	catalog: Catalog,
): string[] {
	const resourceIds = new Set(catalog.resources.map(({ id }) => id));
	const operationIds = new Set(catalog.operations.map(({ id }) => id));
	const operationNames = new Set(catalog.operations.map(({ name }) => name));
	const leftOver = (entries: Record<string, string>, known: Set<string>, kind: string) =>
		Object.keys(entries)
			.filter((key) => !known.has(key))
			.map((key) => `descriptions: there is no ${kind} ${key}`);
	return [
		...[...resourceIds]
			.filter((id) => !Object.hasOwn(resources, id))
			.map((id) => `descriptions: the resource ${id} has none`),
		...leftOver(resources, resourceIds, 'resource'),
		...leftOver(words, resourceIds, 'resource'),
		...leftOver(names, operationNames, 'operation called'),
		...leftOver(operations, operationIds, 'operation'),
		...Object.entries({ ...resources, ...names, ...operations })
			.filter(([, text]) => text.length > LONGEST)
			.map(
				([key, { length }]) => `descriptions: ${key} has ${length} characters, at most ${LONGEST}`,
			),
	];
}
