import type { ILoadOptionsFunctions, INodeType, ResourceMapperFields } from 'n8n-workflow';

import { testAccount } from '../../shared/http/credentialTest';
import { apiOperations, apiResources } from '../description';
import { listChannels } from './description/channels';
import { operationNames, variableForm } from './description/queryIntrospection';

/** Methods that the editor calls for the node's fields. Loaded when the first one is called. */
export const editorMethods: NonNullable<INodeType['methods']> = {
	loadOptions: {
		async getResources(this: ILoadOptionsFunctions) {
			return apiResources(this.getCurrentNodeParameter('authentication'));
		},
		async getOperations(this: ILoadOptionsFunctions) {
			return apiOperations(this.getCurrentNodeParameter('resource'));
		},
		async getOperationNames(this: ILoadOptionsFunctions) {
			const current = this.getCurrentNodeParameter('options.operationName');
			return operationNames(
				String(this.getCurrentNodeParameter('query') ?? ''),
				typeof current === 'string' ? current : '',
			);
		},
	},
	listSearch: { listChannels },
	resourceMapping: {
		async getVariables(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
			const { operationName } = (this.getCurrentNodeParameter('options') ?? {}) as {
				operationName?: string;
			};
			return variableForm(String(this.getCurrentNodeParameter('query') ?? ''), operationName);
		},
	},
	credentialTest: { testAccount },
};
