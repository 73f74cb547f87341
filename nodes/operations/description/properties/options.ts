import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { idsWhere } from './show';

/** The options of every operation, at the end of the form. */
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

export const timeout: INodeProperties = {
	displayName: 'Timeout (Seconds)',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 60,
	description: 'How long one request may take in total, including reading the response',
};

/** Shown for jobs that continue after BigCommerce has responded. */
function waiting(): INodeProperties {
	return {
		displayName: 'Wait at Most (Seconds)',
		name: 'waitAtMost',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 600,
		description:
			'How long to wait for the job to finish. BigCommerce continues the job after that.',
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
				'Whether to combine several items in one request. The rate limit counts requests, so batching is much faster.',
			options: [
				{
					name: 'Automatic',
					value: 'auto',
					description: 'As many items per request as BigCommerce accepts',
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
			description: "Maximum number of items per request. BigCommerce's own limit also applies.",
			displayOptions,
		},
	];
}

/** Options for how a run uses the store's rate limit. */
export function limitOptions(): Option[] {
	return [
		{
			displayName: 'Concurrency',
			name: 'concurrency',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 50 },
			default: 8,
			description:
				'Maximum number of requests at the same time. The node sends fewer if BigCommerce accepts fewer or has trouble responding.',
		},
		{
			displayName: 'Give Up After (Seconds)',
			name: 'giveUpAfter',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 300,
			description:
				"How long to wait in total for one request, including the store's rate limit, responses, and pauses between retries. 0 means no retries.",
		},
		{
			displayName: 'Reserve for Other Apps (Percent)',
			name: 'reserve',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 90 },
			default: 10,
			description: "How much of the store's rate limit to leave for other apps",
		},
	];
}
