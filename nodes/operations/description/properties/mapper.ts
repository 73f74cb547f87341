import type { IDisplayOptions, INodeProperties, INodePropertyTypeOptions } from 'n8n-workflow';

/** A form whose fields a method of the node names, anew for each operation. */
export function mapperOptions(
	resourceMapperMethod: string,
	valuesLabel: string,
	singular: string,
	supportAutoMap: boolean,
): INodePropertyTypeOptions {
	const form = {
		mode: 'add' as const,
		addAllFields: false,
		hideNoDataError: true,
		refreshStaleSchemaOnOpen: true,
	};
	const fieldWords = { singular, plural: `${singular}s` };
	return {
		loadOptionsDependsOn: ['resource', 'operation'],
		resourceMapper: { ...form, resourceMapperMethod, valuesLabel, fieldWords, supportAutoMap },
	};
}

/** A text that a method of the node writes, anew for each operation: n8n shows it where a form has no fields. It holds no value. */
export function noticeProperty(
	displayName: string,
	name: string,
	method: string,
	displayOptions: IDisplayOptions,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		displayOptions,
		typeOptions: mapperOptions(method, displayName, 'field', false),
	};
}
