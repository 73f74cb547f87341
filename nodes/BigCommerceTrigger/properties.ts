import type { INodeProperties, INodePropertyTypeOptions } from 'n8n-workflow';

import { accountPropertyFor } from '../shared/accounts/accountProperty';
import { describedEvents } from './eventOptions';

/**
 * A list that the account fills. Not written where it is used, because n8n's linter would then ask for "Event Names or IDs":
 * n8n's node search offers each event as a trigger ("On order created") only if the field is called "Events".
 */
const loadedFrom = (loadOptionsMethod: string): INodePropertyTypeOptions => ({
	loadOptionsMethod,
	loadOptionsDependsOn: ['authentication'],
});

const WEBHOOKS = { show: { delivery: ['webhooks'] } };

/** The fields of the node. n8n adds Poll Times before them. */
export const properties: INodeProperties[] = [
	accountPropertyFor(['store', 'app', 'appOAuth2']),
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		typeOptions: loadedFrom('getEvents'),
		default: [],
		required: true,
		description:
			'What starts the workflow. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		options: describedEvents(),
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
			'Events arrive at once. At the Poll Times, n8n only checks that the webhooks still exist and that no event was missed. <b>Fetch Test Event</b> waits until you trigger the event in the store. A new webhook starts delivering within a minute.',
		name: 'webhooksNotice',
		type: 'notice',
		default: '',
		displayOptions: WEBHOOKS,
	},
	{
		displayName:
			"At the Poll Times, n8n checks the lists of created and changed records for events. Each check uses at least one request per list of the store's rate limit. <b>Fetch Test Event</b> shows records of the store as samples, without waiting.",
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
				displayName: 'Channels',
				name: 'channels',
				type: 'multiOptions',
				typeOptions: loadedFrom('getChannels'),
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
			{
				displayName: 'Start From',
				name: 'startFrom',
				type: 'options',
				default: 'now',
				options: [
					{ name: 'Beginning', value: 'beginning' },
					{ name: 'Date', value: 'date' },
					{ name: 'Now', value: 'now' },
				],
			},
			{
				displayName: 'Start From Date',
				name: 'startFromDate',
				type: 'dateTime',
				default: '',
			},
		],
	},
];
