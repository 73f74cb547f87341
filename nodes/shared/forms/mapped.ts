import type { IDataObject, IExecuteFunctions, ResourceMapperValue } from 'n8n-workflow';

/** The values of a resource mapper: typed in one by one, or the whole incoming item. */
export function mapped(context: IExecuteFunctions, name: string, itemIndex: number): IDataObject {
	// Read as a whole: n8n's own check of `name.value` knows only the options that were loaded when the form was filled in,
	// and would refuse a brand made since. Requests check the values themselves.
	const { mappingMode, value, schema = [] } = context.getNodeParameter(name, itemIndex, {}) as Partial<ResourceMapperValue>;
	if (mappingMode === 'autoMapInputData') return context.getInputData()[itemIndex].json;
	// Some versions of n8n keep values of fields that were taken off the form, false for every boolean among them.
	const removed = new Set(schema.filter((each) => each.removed).map(({ id }) => id));
	return Object.fromEntries(Object.entries(value ?? {}).filter(([field, each]) => !removed.has(field) && each !== null)) as IDataObject;
}
