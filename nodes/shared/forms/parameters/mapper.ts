import type { INodePropertyTypeOptions } from 'n8n-workflow';

/** A form whose fields a method of the node names, anew for each operation. */
export function mapperOptions(resourceMapperMethod: string, valuesLabel: string, singular: string, supportAutoMap: boolean): INodePropertyTypeOptions {
	const form = { mode: 'add' as const, addAllFields: false, hideNoDataError: true, refreshStaleSchemaOnOpen: true };
	const fieldWords = { singular, plural: `${singular}s` };
	return { loadOptionsDependsOn: ['resource', 'operation'], resourceMapper: { ...form, resourceMapperMethod, valuesLabel, fieldWords, supportAutoMap } };
}
