import type { INodeProperties } from 'n8n-workflow';

/**
 * A list to choose several entries from, loaded by a method of the node. n8n's usual sentence about expressions is left
 * out of its description: n8n prints it for its AI once per operation.
 */
export function multiSelectProperty({
	loadOptionsMethod,
	...property
}: Pick<
	INodeProperties,
	'displayName' | 'name' | 'description' | 'displayOptions' | 'disabledOptions'
> & {
	loadOptionsMethod: string;
}): INodeProperties {
	const typeOptions = { loadOptionsMethod, loadOptionsDependsOn: ['operation'] };
	return { ...property, type: 'multiOptions', default: [], typeOptions };
}
