import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../../../../catalog/types';
import { isAddressOnly, takesFields } from '../../requests/body';
import { canClear } from '../clearable';
import { mapperOptions, namesFrom } from './mapper';
import { multiSelectProperty } from './multiSelect';
import { idsWhere, shownFor } from './displayOptions';

/** The body of operations, field by field or as JSON. @param docs the address of the page with an example of each */
export function bodyProperties(operations: readonly Operation[], docs: string): INodeProperties[] {
	const json = idsWhere(
		operations,
		(operation) =>
			operation.body?.content === 'json' && !operation.custom && !isAddressOnly(operation),
	);
	const withFields = idsWhere(operations, takesFields);
	const withoutFields = json.filter((id) => !withFields.includes(id));
	return [
		{
			displayName: 'Body',
			name: 'bodyMode',
			type: 'options',
			default: 'fields',
			noDataExpression: true,
			options: [
				{
					name: 'Fields',
					value: 'fields',
					description: 'Fill in the fields, or map them from the incoming items',
				},
				{ name: 'JSON', value: 'json', description: 'Write the whole body as JSON' },
			],
			displayOptions: shownFor(withFields),
		},
		{
			displayName: 'Fields',
			name: 'fields',
			type: 'resourceMapper',
			noDataExpression: true,
			default: { mappingMode: 'defineBelow', value: null },
			displayOptions: { show: { operation: withFields, bodyMode: ['fields'] } },
			typeOptions: mapperOptions('getFields', 'Fields', 'field', true),
			builderHint: namesFrom('getBodyFields'),
		},
		clearProperty(operations),
		...jsonProperties({ operation: withFields, bodyMode: ['json'] }, docs),
		...(withoutFields.length > 0 ? jsonProperties({ operation: withoutFields }, docs) : []),
	];
}

/** Fields to clear. A separate list, because a form cannot say that a value should be removed. */
function clearProperty(operations: readonly Operation[]): INodeProperties {
	return multiSelectProperty({
		displayName: 'Clear Fields',
		name: 'clearFields',
		description: 'Fields to empty where an item has no value',
		loadOptionsMethod: 'getClearableFields',
		displayOptions: { show: { operation: idsWhere(operations, canClear), bodyMode: ['fields'] } },
	});
}

function jsonProperties(show: Record<string, string[]>, docs: string): INodeProperties[] {
	return [
		{
			displayName: 'JSON Body',
			name: 'jsonBody',
			type: 'json',
			default: '{}',
			builderHint: namesFrom('getBodyFields'),
			displayOptions: { show },
		},
		{
			displayName: `The fields of each operation, with an example, are in the <a href="${docs}" target="_blank">documentation</a>.`,
			name: 'jsonNotice',
			type: 'notice',
			default: '',
			displayOptions: { show },
		},
	];
}
