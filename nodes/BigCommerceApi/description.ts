import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

import { describe } from '../operations/description/nodeDescription';
import { customProperties } from '../operations/description/properties/custom';
import { loadedBy } from '../operations/description/selectors';
import { giveUpAfter, optionsProperty } from '../operations/description/properties/options';
import { CREDENTIAL_TYPES, type CredentialKind } from '../shared/accounts/credentials';
import { nodeContent } from '../shared/catalog/nodes';
import { properties as graphQlProperties } from './graphql/description/properties';
import {
	READING_PLACE,
	readingPlaceOperations,
	readingPlaceProperties,
} from './readingPlace/description';

/** The resource for GraphQL. The one for REST is in the catalog. */
export const GRAPHQL = 'graphQl';

const EXECUTE = `${GRAPHQL}.execute`;

const KINDS = Object.keys(CREDENTIAL_TYPES) as CredentialKind[];

/** The API, or the method and address. */
export const SUBTITLE =
	'={{ $parameter["resource"] === "readingPlace" ? "Reading Place" : $parameter["resource"] === "graphQl" ? "GraphQL: " + ($parameter["authentication"] === "account" ? "Account" : $parameter["api"] === "storefront" ? "Storefront" : "Admin") : $parameter["method"] + " " + $parameter["url"] }}';

const [REST] = nodeContent('api').operations;

const USUAL = REST.resource;

const APIS: INodePropertyOptions[] = [
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

const PLACES: INodePropertyOptions = {
	name: 'Reading Place',
	value: READING_PLACE,
	description: 'How far nodes have read their lists',
};

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
	[READING_PLACE]: readingPlaceOperations,
};

/** The resources for a kind of account: an account-level API account has no REST API. */
export function apiResources(authentication: unknown): INodePropertyOptions[] {
	const apis = authentication === 'account' ? APIS.filter(({ value }) => value === GRAPHQL) : APIS;
	return [...apis, PLACES];
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
		optionsProperty([giveUpAfter], [REST.resource]),
		...readingPlaceProperties,
	];
	return withoutAccount(describe(content, properties, KINDS));
}

/** Places are in n8n, so no account is needed for them. */
function withoutAccount(description: INodeTypeDescription): INodeTypeDescription {
	const hide = { resource: [READING_PLACE] };
	return {
		...description,
		credentials: description.credentials?.map((credential) => ({
			...credential,
			displayOptions: { ...credential.displayOptions, hide },
		})),
		properties: description.properties.map((property) =>
			property.name === 'authentication' ? { ...property, displayOptions: { hide } } : property,
		),
	};
}

const resourceProperty: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	default: USUAL,
	// Loaded like the lists of the other nodes: n8n's editor keeps a list's method when it goes from one node to another.
	typeOptions: loadedBy('getResources', ['authentication']),
	options: [...APIS, PLACES],
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
