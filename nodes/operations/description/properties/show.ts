import type { IDisplayOptions } from 'n8n-workflow';

import type { Operation } from '../../../../catalog/types';
import { allOperations } from '../../../shared/catalog/catalog';

/** The slugs of all operations that pass the test. */
export function idsWhere(test: (operation: Operation) => unknown): string[] {
	return allOperations()
		.filter(test)
		.map(({ id }) => id);
}

/** Shows a parameter for these operations only. */
export function shownFor(operation: string[]): IDisplayOptions {
	return { show: { operation } };
}
