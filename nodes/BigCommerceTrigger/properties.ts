import type { INodeProperties } from 'n8n-workflow';

import { accountPropertyFor } from '../shared/accounts/accountProperty';
import { eventOptions } from './eventOptions';

const WEBHOOKS = { show: { delivery: ['webhooks'] } };

/** The fields of the node. n8n adds Poll Times before them. */
export const properties: INodeProperties[] = [
	accountPropertyFor(['store', 'app', 'appOAuth2']),
	{
		displayName: 'Event Names or IDs',
		name: 'events',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getEvents', loadOptionsDependsOn: ['authentication'] },
		default: [],
		required: true,
		description:
			'What starts the workflow. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		options: eventOptions(),
	},
	{
		displayName: 'Delivery',
		name: 'delivery',
		type: 'options',
		noDataExpression: true,
		default: 'webhooks',
		options: [
			{
				name: 'Webhooks',
				value: 'webhooks',
				description:
					'BigCommerce notifies n8n at once. n8n must be reachable from the internet over HTTPS.',
			},
			{
				name: 'Polling Only',
				value: 'polling',
				description:
					'Checks BigCommerce at the Poll Times. For an n8n that cannot be reached from the internet.',
			},
		],
	},
	{
		displayName:
			'Events arrive at once. At the Poll Times, n8n only checks that the webhooks still exist and that no event was missed. A new webhook starts delivering within a minute.',
		name: 'webhooksNotice',
		type: 'notice',
		default: '',
		displayOptions: WEBHOOKS,
	},
	{
		displayName:
			"At the Poll Times, n8n checks the lists of created and changed records for events. Each check uses at least one request per list of the store's rate limit.",
		name: 'pollingNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { delivery: ['polling'] } },
	},
	{
		displayName: 'Fetch Full Record',
		name: 'fetchRecord',
		type: 'boolean',
		default: true,
		description:
			'Whether to read the order, product or other record of the event. BigCommerce itself sends only its ID.',
	},
	{
		displayName: 'Catch Up Missed Events',
		name: 'catchUp',
		type: 'boolean',
		default: true,
		description:
			'Whether to find records that were created or changed while webhooks could not be delivered, and start the workflow for them too. Available for orders, products, customers, subscribers, channels, price lists, refunds and metafields.',
		displayOptions: WEBHOOKS,
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Channel Names or IDs',
				name: 'channels',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'getChannels', loadOptionsDependsOn: ['authentication'] },
				default: [],
				description:
					'Limits events to these channels, if BigCommerce offers the event per channel. Other events come from the whole store. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			},
			{
				displayName: 'Include Duplicates',
				name: 'includeDuplicates',
				type: 'boolean',
				default: false,
				description:
					'Whether to also start the workflow for events that BigCommerce delivers a second time. Their items have duplicate set to true.',
				displayOptions: { show: { '/delivery': ['webhooks'] } },
			},
			{
				displayName: 'Minutes Between Checks',
				name: 'checkEvery',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 15,
				description:
					'Minimum number of minutes between two checks of the webhooks and missed events, even if the Poll Times are more frequent',
				displayOptions: { show: { '/delivery': ['webhooks'] } },
			},
			{
				displayName: 'Output',
				name: 'output',
				type: 'options',
				default: 'simple',
				options: [
					{
						name: 'Simple',
						value: 'simple',
						description: 'Event, resource, ID, time, data and record',
					},
					{
						name: 'Raw',
						value: 'raw',
						description: 'The payload from BigCommerce, plus the record',
					},
				],
			},
			{
				displayName: 'Report Repairs',
				name: 'reportRepairs',
				type: 'boolean',
				default: false,
				description:
					'Whether to also start the workflow when webhooks had to be reactivated or registered again',
				displayOptions: { show: { '/delivery': ['webhooks'] } },
			},
		],
	},
];
