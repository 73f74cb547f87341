import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../../../../catalog/types';

const batchSize: INodeProperties = {
	displayName: 'Batch Size',
	name: 'batchSize',
	type: 'number',
	noDataExpression: true,
	typeOptions: { minValue: 1 },
	default: 10,
};

/** How long to try. How long a single request may take is in the credential. */
export const giveUpAfter: INodeProperties = {
	displayName: 'Give Up After (Seconds)',
	name: 'giveUpAfter',
	type: 'number',
	default: 300,
	description: 'Time limit',
};

/**
 * The options at the end of the form. Short and without conditions: n8n prints them for its AI once per operation, and lists of
 * operations would be a tenth of the description.
 */
export function optionsProperties(operations: readonly Operation[]): INodeProperties[] {
	const isBatching = operations.some(({ batch, twin }) => batch ?? twin);
	return [optionsProperty(isBatching ? [batchSize, giveUpAfter] : [giveUpAfter])];
}

/** A collection of options, for all resources or for some. */
export function optionsProperty(options: INodeProperties[], resource?: string[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options,
		...(resource ? { displayOptions: { show: { resource } } } : {}),
	};
}
