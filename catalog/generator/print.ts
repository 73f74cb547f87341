import type { Catalog, Outputs } from '../types';

/** Prints the catalog so that changes have small diffs: one line per fact, and bodies field by field. */
export function printCatalog(catalog: Catalog): string {
	return `${JSON.stringify(catalog, null, '\t')}\n`;
}

/** Prints the outputs of operations: one record per line. */
export function printOutputs({ records, operations }: Outputs): string {
	const lines = records.map((record) => `\t\t${JSON.stringify(record)}`);
	return `{\n\t"records": [\n${lines.join(',\n')}\n\t],\n\t"operations": ${JSON.stringify(operations, null, '\t').replaceAll('\n', '\n\t')}\n}\n`;
}
