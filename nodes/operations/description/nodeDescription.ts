import {
	NodeConnectionTypes,
	type INodeCredentialDescription,
	type INodeProperties,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { accountPropertyFor } from '../../shared/accounts/accountProperty';
import { CREDENTIAL_TYPES, type CredentialKind } from '../../shared/accounts/credentials';
import { nodeContent, sistersOf, type NodeContent } from '../../shared/catalog/nodes';
import { operationParameters } from './parameters';
import { selectorProperties } from './selectors';

const DOCS = 'https://github.com/n8n-nodes-bigcommerce/n8n-nodes-bigcommerce/blob/main/docs/nodes';

/** Resource and operation in words, e.g. `order shipment: get many`. */
export const SUBTITLE =
	'={{ $parameter["operation"].replace(/([A-Z])/g, " $1").replace(".", ": ").toLowerCase() }}';

/** The description of a node, made from the catalog. @param id e.g. `orders` */
export function describeNode(id: string): INodeTypeDescription {
	const content = nodeContent(id);
	return describe(content, [
		...selectorProperties(content),
		...operationParameters(content.operations, `${DOCS}/${id}.md`),
	]);
}

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
		credentials: kinds.map((kind) => credentialFor(kind, kinds)),
		builderHint: { searchHint: searchHint(definition) },
		properties: [accountPropertyFor(kinds), ...properties],
	};
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

/** Read by n8n's AI when it looks for a node. */
function searchHint(definition: NodeContent['definition']): string {
	const sisters = sistersOf(definition).map(({ holds, type }) => `${holds.toLowerCase()}: ${type}`);
	return `Holds ${definition.holds.toLowerCase()}. In other nodes: ${sisters.join('; ')}.`;
}
