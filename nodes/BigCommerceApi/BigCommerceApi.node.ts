import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';

import { lazyMethods } from '../shared/utils/lazyMethods';
import { describeApiNode, GRAPHQL, SUBTITLE } from './description';
import { READING_PLACE } from './readingPlace/description';

/** The node for REST and GraphQL requests that users write themselves. */
export class BigCommerceApi implements INodeType {
	description: INodeTypeDescription = {
		...describeApiNode(),
		icon: {
			light: 'file:../../icons/bigcommerce.svg',
			dark: 'file:../../icons/bigcommerce.dark.svg',
		},
		subtitle: SUBTITLE,
		usableAsTool: true,
	};

	methods = lazyMethods(
		{
			loadOptions: ['getResources', 'getOperations', 'getOperationNames'],
			listSearch: ['listChannels'],
			resourceMapping: ['getVariables'],
		},
		async () => (await import('./graphql/editorMethods')).editorMethods,
	);

	async execute(this: IExecuteFunctions) {
		const { execute } = await executorOf(this.getNodeParameter('resource', 0));
		return await execute.call(this);
	}
}

async function executorOf(resource: unknown) {
	if (resource === GRAPHQL) return await import('./graphql/execute');
	if (resource === READING_PLACE) return await import('./readingPlace/execute');
	return await import('../operations/execution/execute');
}
