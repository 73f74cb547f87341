import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { idsWhere } from './show';

/** What every operation has, at the end of the form. */
export function optionsProperty(): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...batchOptions(), ...limitOptions(), timeout, waiting()],
	};
}

/** What every request has. */
export const timeout: INodeProperties = {
	displayName: 'Timeout (Seconds)',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 60,
	description: 'How long one request may take as a whole, to the last byte of its answer',
};

/** Shown for work that goes on after BigCommerce has answered. */
function waiting(): INodeProperties {
	return {
		displayName: 'Wait at Most (Seconds)',
		name: 'waitAtMost',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 600,
		description: 'How long to wait until the work is done. BigCommerce goes on with it afterwards.',
		displayOptions: { show: { '/operation': idsWhere(({ answer }) => answer.job) } },
	};
}

type Option = INodeProperties | INodePropertyOptions | INodePropertyCollection;

/** Shown where several items can share a request. */
function batchOptions(): Option[] {
	const displayOptions = {
		show: {
			'/operation': idsWhere(({ batch, twin }) => batch !== undefined || twin !== undefined),
		},
	};
	return [
		{
			displayName: 'Batching',
			name: 'batching',
			type: 'options',
			default: 'auto',
			description:
				'Whether items share requests. BigCommerce counts requests, so this is many times faster.',
			options: [
				{
					name: 'Automatic',
					value: 'auto',
					description: 'As many items per request as BigCommerce takes',
				},
				{ name: 'Off', value: 'off', description: 'One request per item' },
			],
			displayOptions,
		},
		{
			displayName: 'Batch Size',
			name: 'batchSize',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 10,
			description: "Most items in one request. BigCommerce's own limit holds as well.",
			displayOptions,
		},
	];
}

/** How a run uses the store's rate limit. */
export function limitOptions(): Option[] {
	return [
		{
			displayName: 'Concurrency',
			name: 'concurrency',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 50 },
			default: 8,
			description:
				'Most requests at the same time. Fewer where BigCommerce takes fewer, or has trouble to answer.',
		},
		{
			displayName: 'Give Up After (Seconds)',
			name: 'giveUpAfter',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 300,
			description:
				"How long to wait in all for one request: for the store's rate limit, for answers, and between tries. 0 means one try.",
		},
		{
			displayName: 'Reserve for Other Apps (Percent)',
			name: 'reserve',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 90 },
			default: 10,
			description: "How much of the store's rate limit is left to other apps",
		},
	];
}
