import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import type { Operation } from '../../../../catalog/types';

/** The slugs of the operations that pass the test. */
export function idsWhere(
	operations: readonly Operation[],
	test: (operation: Operation) => unknown,
): string[] {
	return operations.filter(test).map(({ id }) => id);
}

/** Without the parameters that no operation has. */
export function withUse(properties: INodeProperties[]): INodeProperties[] {
	return properties.filter(({ displayOptions }) => displayOptions?.show?.operation?.length !== 0);
}

/** Shows a parameter for these operations only. */
export function shownFor(operation: string[]): IDisplayOptions {
	return { show: { operation } };
}
