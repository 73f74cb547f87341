import type {
	IDisplayOptions,
	INodeProperties,
	INodePropertyTypeOptions,
	IParameterBuilderHint,
} from 'n8n-workflow';

/** A form whose fields come from a method of the node, for each operation. */
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

/** Tells n8n's AI, which cannot load a form, which method lists the names of its fields. Short, because n8n prints it per operation. */
export function namesFrom(loadOptionsMethod: string): IParameterBuilderHint {
	return { propertyHint: `names: ${loadOptionsMethod}` };
}

/** A notice whose text comes from a method of the node, for each operation. n8n shows it for a form without fields. */
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
