import type { INodeProperties } from 'n8n-workflow';

import type { PathParameter } from '../../../../catalog/types';
import { allOperations } from '../../catalog/catalog';
import { parameterLabel } from '../../catalog/names';
import { headerParameters } from '../../requests/build';
import { shownFor } from './show';

/** What stands in the path of operations: one parameter per name, shared by all that have it. */
export function pathProperties(): INodeProperties[] {
	const byName = Map.groupBy(allOperations().flatMap(({ id, pathParameters }) => pathParameters.map((each) => ({ id, ...each }))), ({ parameter }) => parameter);
	return [...byName].map(([name, uses]) => ({
		displayName: parameterLabel(name),
		name,
		type: 'resourceLocator',
		required: true,
		default: { mode: 'id', value: '' },
		displayOptions: shownFor(uses.map(({ id }) => id)),
		modes: [{ displayName: 'By ID', name: 'id', type: 'string', placeholder: placeholder(uses[0]) }],
	}));
}

function placeholder({ schema }: PathParameter): string {
	if (schema.type === 'integer' || schema.type === 'number') return 'e.g. 77';
	return schema.format === 'uuid' ? 'e.g. 6f1b2c3d-4e5f-6a7b-8c9d-0e1f2a3b4c5d' : '';
}

/** Headers that a user fills in. */
export function headerProperties(): INodeProperties[] {
	const byName = Map.groupBy(allOperations().flatMap((each) => headerParameters(each).map(({ parameter }) => ({ id: each.id, parameter }))), ({ parameter }) => parameter);
	return [...byName].map(([name, uses]) => ({
		displayName: parameterLabel(name),
		name,
		type: 'string',
		typeOptions: { password: true },
		required: true,
		default: '',
		displayOptions: shownFor(uses.map(({ id }) => id)),
	}));
}
