import type { ILoadOptionsFunctions, INodeType, ResourceMapperFields } from 'n8n-workflow';

import { operationOf } from '../shared/catalog/catalog';
import { operationOptions, resourceOptions, type Filter } from '../shared/forms/options';
import { bodyFields, filterFields } from '../shared/forms/mapper';
import { grantOf } from '../shared/scopes/detect';
import { callerFor, chosenKind } from '../shared/transport/caller';
import { testAccount } from './testAccount';

/** What n8n calls while somebody fills in the node. */
export const methods: INodeType['methods'] = {
	loadOptions: {
		async getResources(this: ILoadOptionsFunctions) {
			return resourceOptions(await filterFor(this), this.getCurrentNodeParameter('resource'));
		},
		async getOperations(this: ILoadOptionsFunctions) {
			return operationOptions(String(this.getCurrentNodeParameter('resource')), await filterFor(this), this.getCurrentNodeParameter('operation'));
		},
	},
	resourceMapping: {
		async getFilters(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
			const operation = operationOf(String(this.getCurrentNodeParameter('operation')));
			return operation ? filterFields(operation) : { fields: [] };
		},
		async getFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
			const operation = operationOf(String(this.getCurrentNodeParameter('operation')));
			return operation ? bodyFields(operation) : { fields: [] };
		},
	},
	credentialTest: { testAccount },
};

/** What to filter the selectors by. Never throws: whatever stands in the way becomes the reason for showing everything. */
async function filterFor(context: ILoadOptionsFunctions): Promise<Filter> {
	try {
		const caller = await callerFor(context, chosenKind(context.getCurrentNodeParameter('authentication')));
		return await grantOf(context, caller);
	} catch (error) {
		return { source: `Not filtered: ${(error as Error).message}` };
	}
}
