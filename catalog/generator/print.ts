import type { Catalog } from '../types';

/** Prints the catalogue so that a change shows as few lines in a diff: one line per fact, bodies by their fields. */
export function printCatalog(catalog: Catalog): string {
	return `${JSON.stringify(catalog, null, '\t')}\n`;
}
