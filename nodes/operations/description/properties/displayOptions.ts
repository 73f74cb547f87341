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

type Conditions = Pick<INodeProperties, 'displayOptions' | 'disabledOptions'>;

/**
 * Shows a parameter in these cases, and keeps it out of the text that n8n's AI reads, where something else does the same:
 * that text leaves out a parameter that is disabled wherever it is shown. No node has a resource without a name, so the
 * editor never disables it.
 */
export function shownToPeople({ show = {}, ...more }: IDisplayOptions): Conditions {
	// Any condition will do. That of the version is always met.
	const [name, values] =
		Object.entries(show).find(([name]) => name !== 'operation') ?? (['@version', [1]] as const);
	return {
		displayOptions: { show: { ...show, [name]: values }, ...more },
		disabledOptions: { show: { [name]: values, resource: [''] } },
	};
}
