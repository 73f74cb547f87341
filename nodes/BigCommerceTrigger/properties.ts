import type { INodeProperties } from 'n8n-workflow';

import { accountPropertyFor } from '../shared/accounts/accountProperty';
import { eventOptions } from './eventOptions';

const WEBHOOKS = { show: { delivery: ['webhooks'] } };

/** What is filled in in the node. n8n puts Poll Times before it. */
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
					'BigCommerce tells n8n at once. n8n must be reachable from the internet by HTTPS.',
			},
			{
				name: 'Polling Only',
				value: 'polling',
				description:
					'Asks BigCommerce at the Poll Times. For an n8n that cannot be reached from outside.',
			},
		],
	},
	{
		displayName:
			'Events arrive at once. At the Poll Times, n8n only looks whether BigCommerce still has the webhooks, and whether it missed something. A new webhook starts to deliver within a minute.',
		name: 'webhooksNotice',
		type: 'notice',
		default: '',
		displayOptions: WEBHOOKS,
	},
	{
		displayName:
			"Events are looked for at the Poll Times, in the lists of what was created or changed. Each look takes at least one request per list of the store's rate limit.",
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
			'Whether to read the order, product or whatever the event is about. BigCommerce itself sends only its ID.',
	},
	{
		displayName: 'Catch Up Missed Events',
		name: 'catchUp',
		type: 'boolean',
		default: true,
		description:
			'Whether to look for records that were created or changed while webhooks did not get through, and start the workflow for them too. For orders, products, customers, subscribers, channels, price lists, refunds and metafields.',
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
					'Only events of these channels, where BigCommerce can tell; the others come from the whole store. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			},
			{
				displayName: 'Include Duplicates',
				name: 'includeDuplicates',
				type: 'boolean',
				default: false,
				description:
					'Whether to start the workflow also for events that BigCommerce delivers a second time. They are marked.',
				displayOptions: { show: { '/delivery': ['webhooks'] } },
			},
			{
				displayName: 'Minutes Between Checks',
				name: 'checkEvery',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 15,
				description:
					'How many minutes pass at least between two looks at the webhooks and at what they missed, however often the Poll Times are',
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
						description: 'What BigCommerce sent, with the record beside it',
					},
				],
			},
			{
				displayName: 'Report Repairs',
				name: 'reportRepairs',
				type: 'boolean',
				default: false,
				description:
					'Whether to start the workflow also when webhooks had to be reactivated or registered again',
				displayOptions: { show: { '/delivery': ['webhooks'] } },
			},
		],
	},
];
