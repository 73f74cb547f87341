import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Operation } from '../../catalog/types';
import { mapped } from '../shared/forms/mapped';
import { takesFields } from '../shared/requests/body';
import { choicesOf, filterParameters } from '../shared/requests/query';
import { headerParameters, type Values } from '../shared/requests/build';
import { selectedOnTheWire } from './output';
import { withFile } from './upload';

/** Reads what the user filled in for one item. */
export async function valuesFor(context: IExecuteFunctions, operation: Operation, itemIndex: number): Promise<Values> {
	const read = (name: string, fallback: unknown) => context.getNodeParameter(name, itemIndex, fallback, { extractValue: true });
	const named = [...operation.pathParameters, ...headerParameters(operation)];
	return {
		parameters: Object.fromEntries(named.map(({ parameter }) => [parameter, read(parameter, '')])),
		filters: filterParameters(operation).length > 0 ? { ...selectedOnTheWire(context, operation, itemIndex), ...mapped(context, 'filters', itemIndex), ...included(read, operation) } : {},
		zone: context.getTimezone(),
		deleteEverything: operation.massDelete === true && read('deleteEverything', false) === true,
		body: await bodyFor(context, operation, itemIndex),
	};
}

async function bodyFor(context: IExecuteFunctions, operation: Operation, itemIndex: number): Promise<Values['body']> {
	if (!operation.body) return undefined;
	const isMapped = takesFields(operation) && context.getNodeParameter('bodyMode', itemIndex, 'fields') === 'fields';
	const body = isMapped ? { fields: mapped(context, 'fields', itemIndex) } : { json: context.getNodeParameter('jsonBody', itemIndex, {}) };
	return operation.body.file ? await withFile(context, operation.body, itemIndex, body) : body;
}

/** What an answer shall include, ticked in a list of its own. */
function included(read: (name: string, fallback: unknown) => unknown, operation: Operation): IDataObject {
	const ticked = choicesOf(operation, 'include').length > 0 ? read('include', []) : [];
	return Array.isArray(ticked) && ticked.length > 0 ? { include: ticked } : {};
}
