import type { Catalog, Outputs } from '../types';

/** Prints the catalogue so that a change shows as few lines in a diff: one line per fact, bodies by their fields. */
export function printCatalog(catalog: Catalog): string {
	return `${JSON.stringify(catalog, null, '\t')}\n`;
}

/** Prints what operations give: a record a line. */
export function printOutputs({ records, operations }: Outputs): string {
	const lines = records.map((each) => `\t\t${JSON.stringify(each)}`);
	return `{\n\t"records": [\n${lines.join(',\n')}\n\t],\n\t"operations": ${JSON.stringify(operations, null, '\t').replaceAll('\n', '\n\t')}\n}\n`;
}
