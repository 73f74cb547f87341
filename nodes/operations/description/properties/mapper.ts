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
		hideNoDataError: true,
		refreshStaleSchemaOnOpen: true,
	};
	// n8n's words, and what it takes for granted, are left out: all descriptions together have a budget.
	const fieldWords = singular === 'field' ? undefined : { singular, plural: `${singular}s` };
	return {
		loadOptionsDependsOn: ['operation'],
		resourceMapper: {
			...form,
			resourceMapperMethod,
			valuesLabel,
			...(fieldWords ? { fieldWords } : {}),
			...(supportAutoMap ? {} : { supportAutoMap }),
		},
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
		typeOptions: {
			loadOptionsDependsOn: ['operation'],
			resourceMapper: {
				mode: 'add',
				hideNoDataError: true,
				resourceMapperMethod: method,
				valuesLabel: displayName,
				supportAutoMap: false,
			},
		},
	};
}
