import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';

import { lazyMethods } from '../shared/utils/lazyMethods';
import { describeApiNode, GRAPHQL, SUBTITLE } from './description';

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
		const { execute } =
			this.getNodeParameter('resource', 0) === GRAPHQL
				? await import('./graphql/execute')
				: await import('../operations/execution/execute');
		return await execute.call(this);
	}
}
