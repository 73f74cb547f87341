import type { ILoadOptionsFunctions, INodeType } from 'n8n-workflow';

import { nodeContent } from '../../shared/catalog/nodes';
import { valueLabel } from '../../shared/catalog/names';
import { toNodeError } from '../../shared/errors/nodeError';
import { clearOptions } from '../description/clearable';
import { operationOptions, resourceOptions, type Filter } from '../description/options';
import { bodyFields } from '../description/fields';
import { filterFields } from '../description/filters';
import { outputFieldOptions } from '../description/outputFieldOptions';
import { choicesMethodOf, choicesOfNode, methodOf, pickersOf } from '../description/pickers';
import { choicesOf } from '../requests/query';
import { grantOf, grantOfItems } from '../../shared/scopes/detect';
import { editorConnection } from '../../shared/accounts/connection';
import { choicesMethod, listSearchMethod } from './listSearch';
import { fieldsForBuilder } from './builderFields';
import { chosenOperation, mappers } from './mappers';
import { testAccount } from '../../shared/http/credentialTest';
import { msg } from '../../shared/text/message';

/** The methods that n8n calls while a user edits a node. Loaded when the first one is called. @param id of the node, e.g. `orders` */
export function editorMethods(id: string): NonNullable<INodeType['methods']> {
	const content = nodeContent(id);
	return {
		loadOptions: {
			async getResources(this: ILoadOptionsFunctions) {
				return resourceOptions(
					content,
					await filterFor(this),
					this.getCurrentNodeParameter('resource'),
				);
			},
			async getOperations(this: ILoadOptionsFunctions) {
				return operationOptions(
					String(this.getCurrentNodeParameter('resource')),
					await filterFor(this),
					this.getCurrentNodeParameter('operation'),
				);
			},
			async getIncludes(this: ILoadOptionsFunctions) {
				const operation = chosenOperation(this);
				return operation
					? choicesOf(operation, 'include').map((value) => ({ name: valueLabel(value), value }))
					: [];
			},
			async getClearableFields(this: ILoadOptionsFunctions) {
				const operation = chosenOperation(this);
				return operation
					? clearOptions(operation, this.getCurrentNodeParameter('clearFields'))
					: [];
			},
			async getBodyFields(this: ILoadOptionsFunctions) {
				return fieldsForBuilder(chosenOperation(this), bodyFields);
			},
			async getFilterFields(this: ILoadOptionsFunctions) {
				return fieldsForBuilder(chosenOperation(this), filterFields);
			},
			async getOutputFields(this: ILoadOptionsFunctions) {
				const operation = chosenOperation(this);
				return operation
					? outputFieldOptions(operation, this.getCurrentNodeParameter('selectedFields'))
					: [];
			},
			...Object.fromEntries(
				choicesOfNode(content).map((picker) => [choicesMethodOf(picker), choicesMethod(picker)]),
			),
		},
		listSearch: Object.fromEntries(
			pickersOf(content).map((picker) => [methodOf(picker), listSearchMethod(picker)]),
		),
		resourceMapping: mappers,
		credentialTest: { testAccount },
	};
}

/** What to filter the dropdowns by. Never throws: an error becomes the reason for showing everything. */
async function filterFor(context: ILoadOptionsFunctions): Promise<Filter> {
	try {
		return await grantOf(context, await editorConnection(context));
	} catch (error) {
		return (
			grantOfItems(error as Error) ?? {
				source: msg`Not filtered: ${toNodeError(error, { node: context.getNode(), isReading: true }).message}`,
			}
		);
	}
}
