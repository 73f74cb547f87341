import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

import { describe } from '../operations/description/nodeDescription';
import { customProperties } from '../operations/description/properties/custom';
import { loadedBy } from '../operations/description/selectors';
import { optionsProperty, sendingOptions } from '../operations/description/properties/options';
import { CREDENTIAL_TYPES, type CredentialKind } from '../shared/accounts/credentials';
import { nodeContent } from '../shared/catalog/nodes';
import { properties as graphQlProperties } from './graphql/description/properties';

/** The resource for GraphQL. The one for REST is in the catalog. */
export const GRAPHQL = 'graphQl';

const EXECUTE = `${GRAPHQL}.execute`;

const KINDS = Object.keys(CREDENTIAL_TYPES) as CredentialKind[];

/** The API, or the method and address. */
export const SUBTITLE =
	'={{ $parameter["resource"] === "graphQl" ? "GraphQL: " + ($parameter["authentication"] === "account" ? "account" : $parameter["api"]) : $parameter["method"] + " " + $parameter["url"] }}';

const [REST] = nodeContent('api').operations;

const USUAL = REST.resource;

const RESOURCES: INodePropertyOptions[] = [
	{
		name: 'GraphQL',
		value: GRAPHQL,
		description: 'Queries and mutations for the Admin, Storefront and Account APIs',
	},
	{
		name: 'REST',
		value: REST.resource,
		description: 'Any address of the V2, V3 and Payments APIs of a store',
	},
];

const OPERATIONS: Record<string, INodePropertyOptions[]> = {
	[REST.resource]: [
		{ name: REST.name, value: REST.id, action: REST.action, description: REST.action },
	],
	[GRAPHQL]: [
		{
			name: 'Execute',
			value: EXECUTE,
			action: 'Send GraphQL query or mutation',
			description: 'Send GraphQL query or mutation',
		},
	],
};

/** The resources for a kind of account: an account-level API account has no REST API. */
export function apiResources(authentication: unknown): INodePropertyOptions[] {
	return authentication === 'account'
		? RESOURCES.filter(({ value }) => value === GRAPHQL)
		: RESOURCES;
}

/** The operations of a resource. */
export function apiOperations(resource: unknown): INodePropertyOptions[] {
	return OPERATIONS[String(resource)] ?? [];
}

/** The description of the node. */
export function describeApiNode(): INodeTypeDescription {
	const content = nodeContent('api');
	const properties: INodeProperties[] = [
		resourceProperty,
		...Object.keys(OPERATIONS).map(operationProperty),
		...customProperties(content.operations),
		...graphQlProperties.map(forGraphQl),
		optionsProperty(sendingOptions(), [REST.id]),
	];
	return describe(content, properties, KINDS);
}

const resourceProperty: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	default: USUAL,
	// Loaded like the lists of the other nodes: n8n's editor keeps a list's method when it goes from one node to another.
	typeOptions: loadedBy('getResources', ['authentication']),
	options: RESOURCES,
};

function operationProperty(resource: string): INodeProperties {
	const [{ value: usual }] = OPERATIONS[resource];
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: usual,
		typeOptions: loadedBy('getOperations', ['resource']),
		options: OPERATIONS[resource],
		displayOptions: { show: { resource: [resource] } },
	};
}

function forGraphQl(property: INodeProperties): INodeProperties {
	return {
		...property,
		displayOptions: { show: { operation: [EXECUTE], ...property.displayOptions?.show } },
	};
}
