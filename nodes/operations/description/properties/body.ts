import type { IDisplayOptions, INodeProperties, INodePropertyTypeOptions } from 'n8n-workflow';

import type { Operation } from '../../../../catalog/types';
import { isAddressOnly, takesFields } from '../../requests/bodyForm';
import { canClear } from '../clearable';
import { mapperOptions, namesFrom } from './mapper';
import { multiSelectProperty } from './multiSelect';
import { idsWhere, shownFor, shownToPeople } from './displayOptions';
import { onlyFor, shownForOneOf } from './onlyFor';

/** The body of operations, field by field or as JSON. @param docs the address of the page with an example of each */
export function bodyProperties(operations: readonly Operation[], docs: string): INodeProperties[] {
	const json = idsWhere(
		operations,
		(operation) =>
			operation.body?.content === 'json' && !operation.custom && !isAddressOnly(operation),
	);
	const upserts = idsWhere(operations, ({ own }) => own?.kind === 'upsert');
	const withFields = idsWhere(
		operations,
		(operation) => takesFields(operation) && operation.own?.kind !== 'upsert',
	);
	const withoutFields = json.filter((id) => !withFields.includes(id) && !upserts.includes(id));
	const example = `Example: <a href="${docs}">documentation</a>`;
	return [
		{
			displayName: 'Enter Data As',
			name: 'bodyMode',
			type: 'options',
			default: 'fields',
			noDataExpression: true,
			options: [
				{ name: 'Fields', value: 'fields' },
				{ name: 'JSON', value: 'json' },
			],
			// n8n's AI fills in the fields.
			...shownToPeople(onlyFor(operations, withFields)),
		},
		{
			displayName: 'Fields',
			name: 'fields',
			type: 'resourceMapper',
			noDataExpression: true,
			default: { mappingMode: 'defineBelow', value: null },
			displayOptions: {
				show: { ...shownForOneOf(operations, withFields).show, bodyMode: ['fields'] },
			},
			typeOptions: mapperOptions('getFields', 'Fields', 'field', true),
			builderHint: namesFrom('getBodyFields'),
		},
		upsertProperty(shownForOneOf(operations, upserts)),
		clearProperty(operations),
		{
			...jsonProperty(example),
			// Briefer, because n8n has no `bodyMode` where it does not show it.
			...shownToPeople({ show: { bodyMode: ['json'] } }),
		},
		{
			...jsonProperty(example),
			displayOptions: shownFor(withoutFields),
			builderHint: namesFrom('getBodyFields'),
		},
	];
}

/** The fields of *Create or Update*, in the form that n8n has for it. */
function upsertProperty(displayOptions: IDisplayOptions): INodeProperties {
	const { resourceMapper, ...options } = mapperOptions('getFields', 'Fields', 'field', true);
	return {
		displayName: 'Fields',
		name: 'fields',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		displayOptions,
		typeOptions: {
			...options,
			resourceMapper: {
				...resourceMapper,
				mode: 'upsert',
				multiKeyMatch: true,
			} as INodePropertyTypeOptions['resourceMapper'],
		},
		builderHint: namesFrom('getBodyFields'),
	};
}

/** Fields to clear. A separate list, because a form cannot say that a value should be removed. */
function clearProperty(operations: readonly Operation[]): INodeProperties {
	return multiSelectProperty({
		displayName: 'Clear Fields',
		name: 'clearFields',
		loadOptionsMethod: 'getClearableFields',
		...shownToPeople(
			onlyFor(operations.filter(takesFields), idsWhere(operations, canClear), {
				bodyMode: ['fields'],
			}),
		),
	});
}

function jsonProperty(description: string): INodeProperties {
	return { displayName: 'JSON Body', name: 'jsonBody', type: 'json', default: '{}', description };
}
