import type {
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import type { Operation } from '../../../catalog/types';
import { operationOf } from '../../shared/catalog/catalog';
import { bodyFields } from '../description/fields';
import { filterFields } from '../description/filters';
import { withChoices } from '../description/formSize';
import { editorContextFor } from './editorContext';
import { choicesFor } from './fieldChoices';
import { massDeleteNotice } from './countRecords';

type MapperMethod = (this: ILoadOptionsFunctions) => Promise<ResourceMapperFields>;

/** The forms whose fields depend on the operation, and the notices: a form without fields shows its notice. */
export const mappers: Record<'getFilters' | 'getFields' | 'getCount', MapperMethod> = {
	async getFilters() {
		return await formOf(this, filterFields);
	},
	async getFields() {
		return await formOf(this, bodyFields);
	},
	async getCount() {
		const operation = chosenOperation(this);
		return {
			fields: [],
			...(operation ? { emptyFieldsNotice: await massDeleteNotice(this, operation) } : {}),
		};
	},
};

/** The operation selected in the form. */
export function chosenOperation(context: ILoadOptionsFunctions): Operation | undefined {
	return operationOf(String(context.getCurrentNodeParameter('operation')));
}

async function formOf(
	context: ILoadOptionsFunctions,
	fieldsOf: (operation: Operation) => ResourceMapperField[],
): Promise<ResourceMapperFields> {
	const operation = chosenOperation(context);
	if (!operation) return { fields: [] };
	const fields = fieldsOf(operation);
	// Without a credential or a response from BigCommerce, users type IDs.
	const choices = await editorContextFor(context)
		.then(async (editor) => await choicesFor(editor, operation, fields))
		.catch(() => new Map<string, never>());
	return { fields: withChoices(fields, choices) };
}
