import type { IDataObject, IExecuteFunctions, ResourceMapperValue } from 'n8n-workflow';

import type { Operation } from '../../catalog/types';
import { takesFields } from '../shared/requests/body';
import { filterParameters } from '../shared/requests/query';
import { headerParameters, type Values } from '../shared/requests/build';

/** Reads what the user filled in for one item. */
export async function valuesFor(context: IExecuteFunctions, operation: Operation, itemIndex: number): Promise<Values> {
	const read = (name: string, fallback: unknown) => context.getNodeParameter(name, itemIndex, fallback, { extractValue: true });
	const named = [...operation.pathParameters, ...headerParameters(operation)];
	return {
		parameters: Object.fromEntries(named.map(({ parameter }) => [parameter, read(parameter, '')])),
		filters: filterParameters(operation).length > 0 ? mapped(context, 'filters', itemIndex) : {},
		deleteEverything: operation.massDelete === true && read('deleteEverything', false) === true,
		body: await bodyFor(context, operation, itemIndex),
	};
}

async function bodyFor(context: IExecuteFunctions, operation: Operation, itemIndex: number): Promise<Values['body']> {
	if (!operation.body) return undefined;
	if (operation.body.content === 'multipart') return { form: await formFor(context, operation.body.file?.field ?? 'file', itemIndex) };
	const isMapped = takesFields(operation) && context.getNodeParameter('bodyMode', itemIndex, 'fields') === 'fields';
	return isMapped ? { fields: mapped(context, 'fields', itemIndex) } : { json: context.getNodeParameter('jsonBody', itemIndex, {}) };
}

/** The values of a resource mapper: typed in one by one, or the whole incoming item. */
function mapped(context: IExecuteFunctions, name: string, itemIndex: number): IDataObject {
	const { mappingMode, value } = context.getNodeParameter(name, itemIndex, {}) as Partial<ResourceMapperValue>;
	if (mappingMode === 'autoMapInputData') return context.getInputData()[itemIndex].json;
	// n8n stores null where nothing was filled in, and its check of the values does not take that.
	if (!value) return {};
	return context.getNodeParameter(`${name}.value`, itemIndex) as IDataObject;
}

/** A form with the item's binary data in the field that holds the file. */
async function formFor(context: IExecuteFunctions, field: string, itemIndex: number): Promise<FormData> {
	const source = context.getNodeParameter('binaryPropertyName', itemIndex) as string;
	const { fileName, mimeType } = context.helpers.assertBinaryData(itemIndex, source);
	const bytes = await context.helpers.getBinaryDataBuffer(itemIndex, source);
	const form = new FormData();
	form.append(field, new Blob([new Uint8Array(bytes)], { type: mimeType }), fileName ?? 'file');
	return form;
}
