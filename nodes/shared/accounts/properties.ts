import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { AccountKind } from '../../../catalog/types';
import { DEFAULT_CONCURRENCY, DEFAULT_RESERVE, DEFAULT_TIMEOUT } from './account';
import { scopesFor } from '../scopes/scopes';

/** The fields of a credential that say which scopes the account has. */
export function scopeProperties(
	kind: AccountKind,
	sources = sourceOptions(kind),
): INodeProperties[] {
	const [{ value: usualSource }] = sources;
	return [
		{
			displayName: 'Granted Scopes',
			name: 'scopeSource',
			type: 'options',
			default: usualSource,
			description:
				'How the node finds out what this API account may do. It then offers only those operations.',
			options: sources,
		},
		{
			displayName: 'Scopes',
			name: 'grantedScopes',
			type: 'multiOptions',
			default: [],
			description: 'The scopes chosen when the API account was created',
			displayOptions: { show: { scopeSource: ['manual'] } },
			options: [
				...(kind === 'account' ? [] : [DEFAULT_ONLY]),
				...scopesFor(kind).map((scope) => ({
					name: `${scope.name}: ${scope.permission} (${scope.parameter})`,
					value: scope.parameter,
					description: scope.group,
				})),
			],
		},
	];
}

/** For an account without any other scope. Source: the guide to API accounts. */
const DEFAULT_ONLY = {
	name: 'Default Scope Only',
	value: 'store_v2_default',
	description: 'The scope that every account has. It opens webhooks.',
};

/** The ways to learn the scopes of an account. The first one is the default. */
export function sourceOptions(kind: AccountKind): INodePropertyOptions[] {
	const detect = {
		name: 'Ask BigCommerce',
		value: 'detect',
		description: 'Recommended: BigCommerce reports the scopes of this token',
	};
	return [
		...(kind === 'account' ? [] : [detect]),
		{
			name: 'Choose From List',
			value: 'manual',
			description: 'Select the scopes that the API account was created with',
		},
		{
			name: 'Not Known',
			value: 'all',
			description: 'Offer every operation. BigCommerce checks the scopes when an operation runs.',
		},
	];
}

const RESERVED_PERCENT = DEFAULT_RESERVE * 100;

/** The fields of a credential for how n8n sends requests: how much of the rate limit it uses, and how long it waits. */
export const sendingProperties: INodeProperties[] = [
	{
		displayName: 'Requests at a Time',
		name: 'concurrency',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 50 },
		default: DEFAULT_CONCURRENCY,
		description:
			'Maximum number of requests at the same time. n8n sends fewer if BigCommerce accepts fewer or has trouble responding.',
	},
	{
		displayName: 'Rate Limit Left to Other Apps (Percent)',
		name: 'reserve',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 90 },
		default: RESERVED_PERCENT,
		description: "How much of the store's rate limit to leave for other apps",
	},
	{
		displayName: 'Timeout (Seconds)',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: DEFAULT_TIMEOUT,
		description:
			'Maximum time for a request of a workflow, from sending it to the last byte of the response',
	},
];

/** The fields of a credential that send requests to the sandbox instead of BigCommerce. */
export const environmentProperties: INodeProperties[] = [
	{
		displayName: 'Environment',
		name: 'environment',
		type: 'options',
		default: 'bigcommerce',
		options: [
			{ name: 'BigCommerce', value: 'bigcommerce', description: 'A real store' },
			{
				name: 'Sandbox',
				value: 'sandbox',
				description: 'A sandbox store on this machine, for trials without an account',
			},
		],
	},
	{
		displayName: 'Sandbox URL',
		name: 'sandboxUrl',
		type: 'string',
		default: 'http://localhost:4010',
		description:
			'Only addresses on this machine: localhost, 127.0.0.1, [::1] or host.docker.internal',
		displayOptions: { show: { environment: ['sandbox'] } },
	},
];
