import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import { describe } from '../operations/description/nodeDescription';
import { customProperties } from '../operations/description/properties/custom';
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

/** The description of the node. An account-level API account has no REST API. */
export function describeApiNode(): INodeTypeDescription {
	const content = nodeContent('api');
	const [rest] = content.operations;
	const [restResource] = content.resources;
	const restOption = {
		name: restResource.name,
		value: rest.resource,
		description: 'Any address of the V2, V3 and Payments APIs of a store',
	};
	const graphQlOption = {
		name: 'GraphQL',
		value: GRAPHQL,
		description: 'Queries and mutations for the Admin, Storefront and Account APIs',
	};
	const properties: INodeProperties[] = [
		resourceProperty(
			[graphQlOption, restOption],
			rest.resource,
			KINDS.filter((kind) => kind !== 'account'),
		),
		resourceProperty([graphQlOption], GRAPHQL, ['account']),
		operationProperty(rest.resource, rest.name, rest.id, rest.action),
		operationProperty(GRAPHQL, 'Execute', EXECUTE, 'Send GraphQL query or mutation'),
		...customProperties(content.operations),
		...graphQlProperties.map(forGraphQl),
		optionsProperty(sendingOptions(), [rest.id]),
	];
	return describe(content, properties, KINDS);
}

function resourceProperty(
	options: INodeProperties['options'],
	usual: string,
	authentication: CredentialKind[],
): INodeProperties {
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		default: usual,
		options,
		displayOptions: { show: { authentication } },
	};
}

function operationProperty(
	resource: string,
	name: string,
	value: string,
	action: string,
): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: value,
		options: [{ name, value, action, description: action }],
		displayOptions: { show: { resource: [resource] } },
	};
}

function forGraphQl(property: INodeProperties): INodeProperties {
	return {
		...property,
		displayOptions: { show: { operation: [EXECUTE], ...property.displayOptions?.show } },
	};
}
