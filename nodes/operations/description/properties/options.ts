import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../../../../catalog/types';
import { idsWhere } from './displayOptions';

/**
 * The options at the end of the form, with Batch Size where items can share a request. Short and without conditions,
 * because n8n prints them for its AI once per operation.
 */
export function optionsProperties(operations: readonly Operation[]): INodeProperties[] {
	const batching = idsWhere(operations, ({ batch, twin }) => batch ?? twin);
	const others = idsWhere(operations, ({ id }) => !batching.includes(id));
	return [
		optionsProperty([batchSize, ...sendingOptions()], batching),
		optionsProperty(sendingOptions(), others),
	];
}

/** A collection of options for some operations. */
export function optionsProperty(options: INodeProperties[], operation: string[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options,
		displayOptions: { show: { operation } },
	};
}

const batchSize: INodeProperties = {
	displayName: 'Batch Size',
	name: 'batchSize',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 10,
	description: 'Items per request. 1: no batching.',
};

/** Options for sending a request. */
export function sendingOptions(): INodeProperties[] {
	return [
		{
			displayName: 'Give Up After (Seconds)',
			name: 'giveUpAfter',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 300,
		},
		{
			displayName: 'Timeout (Seconds)',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 60,
		},
	];
}
