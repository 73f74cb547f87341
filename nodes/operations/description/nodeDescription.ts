import {
	NodeConnectionTypes,
	type INodeCredentialDescription,
	type INodeProperties,
	type INodeTypeDescription,
} from 'n8n-workflow';

import type { Operation } from '../../../catalog/types';
import { accountPropertyFor } from '../../shared/accounts/accountProperty';
import { CREDENTIAL_TYPES, type CredentialKind } from '../../shared/accounts/credentials';
import { sistersOf, type NodeContent } from '../../shared/catalog/nodes';

/** What n8n knows of a node. @param properties its properties below the account */
export function describe(
	{ definition, operations }: NodeContent,
	properties: INodeProperties[],
	kinds: CredentialKind[] = kindsOf(operations.flatMap(({ accounts }) => accounts)),
): INodeTypeDescription {
	const { name, type, description } = definition;
	return {
		displayName: name,
		name: type,
		group: ['transform'],
		version: 1,
		description,
		defaults: { name },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: credentialsFor(kinds, operations),
		builderHint: { searchHint: searchHint(definition) },
		properties: [accountPropertyFor(kinds), ...properties],
	};
}

function credentialsFor(
	kinds: CredentialKind[],
	operations: readonly Operation[],
): INodeCredentialDescription[] {
	return [...kinds.map((kind) => credentialFor(kind, kinds)), ...providerFor(operations)];
}

/** App-level accounts have two kinds of credential. */
function kindsOf(accounts: string[]): CredentialKind[] {
	const all = Object.keys(CREDENTIAL_TYPES) as CredentialKind[];
	return all.filter((kind) => accounts.includes(kind === 'appOAuth2' ? 'app' : kind));
}

/** n8n tests an OAuth2 credential by connecting it. */
function credentialFor(kind: CredentialKind, kinds: CredentialKind[]): INodeCredentialDescription {
	return {
		name: CREDENTIAL_TYPES[kind],
		required: true,
		...(kind === 'appOAuth2' ? {} : { testedBy: 'testAccount' }),
		...(kinds.length > 1 ? { displayOptions: { show: { authentication: [kind] } } } : {}),
	};
}

/**
 * The credential of operations that pass the secrets of a provider to a store. It is offered for their whole resource: where a
 * credential depends on the operation, n8n's editor takes the list of resources for a part of the account, and hides it.
 */
function providerFor(operations: readonly Operation[]): INodeCredentialDescription[] {
	const connecting = operations.filter(({ own }) => own?.kind === 'steps' && own.credential);
	if (connecting.length === 0) return [];
	const resource = [...new Set(connecting.map((operation) => operation.resource))];
	return [{ name: 'bigCommerceProviderApi', displayOptions: { show: { resource } } }];
}

/** Read by n8n's AI when it looks for a node. */
function searchHint(definition: NodeContent['definition']): string {
	const sisters = sistersOf(definition).map(({ holds, type }) => `${holds.toLowerCase()}: ${type}`);
	return `Holds ${definition.holds.toLowerCase()}. In other nodes: ${sisters.join('; ')}.`;
}
