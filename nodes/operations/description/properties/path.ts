import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

import type { Picker } from '../../../../catalog/formTypes';
import type { NaturalKey, Operation, PathParameter } from '../../../../catalog/types';
import { pickerOf } from '../../../shared/catalog/forms';
import { locatorKeys } from '../../keys/keyedRecords';
import { parameterLabel } from '../../../shared/catalog/names';
import { headerParameters } from '../../requests/headerParameters';
import { methodOf, parentsOf } from '../pickers';
import { shownFor } from './displayOptions';
import { grouped } from './grouped';

/** Path parameters: one per name, shared by all operations that have it. */
export function pathProperties(operations: readonly Operation[]): INodeProperties[] {
	const uses = grouped(
		operations.flatMap(({ id, pathParameters }) =>
			pathParameters.map((pathParameter) => ({ id, ...pathParameter })),
		),
		({ parameter }) => parameter,
	);
	return inPathOrder(operations).map((name) =>
		pathProperty(name, uses.get(name) ?? [], pickerOf(name), Object.keys(uses)),
	);
}

/** Parameters in path order: the product is chosen before its variant. */
function inPathOrder(operations: readonly Operation[]): string[] {
	const all = operations.map(({ pathParameters }) =>
		pathParameters.map(({ parameter }) => parameter),
	);
	const paths = [...new Map(all.map((list) => [list.join(), list])).values()];
	const ordered = new Set<string>();
	const visit = (name: string, on: string[]) => {
		if (on.includes(name)) return;
		for (const path of paths.filter((path) => path.includes(name)))
			path.slice(0, path.indexOf(name)).forEach((before) => visit(before, [...on, name]));
		ordered.add(name);
	};
	for (const name of paths.flat()) if (!ordered.has(name)) visit(name, []);
	return [...ordered];
}

function pathProperty(
	name: string,
	uses: Array<PathParameter & { id: string }>,
	picker: Picker | undefined,
	ofNode: string[],
): INodeProperties {
	const parents = picker ? parentsOf(picker).filter((parent) => ofNode.includes(parent)) : [];
	const keys = locatorKeys(name);
	const isUrlKey = keys.some(({ mode }) => mode === 'url');
	return {
		displayName: parameterLabel(name),
		name,
		type: 'resourceLocator',
		required: true,
		default: { mode: picker ? 'list' : 'id', value: '' },
		// Another product has other variants, so a changed parent resets the choice.
		...(parents.length > 0
			? { typeOptions: { loadOptionsDependsOn: parents.map((parent) => `${parent}.value`) } }
			: {}),
		displayOptions: shownFor(uses.map(({ id }) => id)),
		modes: [
			...(picker ? [listMode(picker)] : []),
			idMode(uses[0], picker?.example),
			...keys.map((key) => keyMode(key, isUrlKey ? picker?.panel : undefined)),
			...(picker?.panel && !isUrlKey ? [urlMode(picker.panel)] : []),
		],
	};
}

const mode = (name: 'list' | 'id' | 'url', more: Partial<INodePropertyMode>): INodePropertyMode =>
	Object.assign({ name, ...MODES[name] }, more);

const MODES = {
	list: { displayName: 'From List', type: 'list' },
	id: { displayName: 'By ID', type: 'string' },
	url: { displayName: 'By URL', type: 'string' },
} as const;

function listMode(picker: Picker): INodePropertyMode {
	return mode('list', { typeOptions: { searchListMethod: methodOf(picker), searchable: true } });
}

function idMode({ schema }: PathParameter, example?: string): INodePropertyMode {
	const placeholder = example ?? (schema.format === 'uuid' ? UUID : undefined);
	return mode('id', placeholder ? { placeholder: `e.g. ${placeholder}` } : {});
}

const UUID = '6f1b2c3d-4e5f-6a7b-8c9d-0e1f2a3b4c5d';

/** A mode in which a record is named by a key. The URL of a page is also that of the control panel. */
function keyMode(
	{ mode, label, example = '' }: NaturalKey,
	panel: Picker['panel'],
): INodePropertyMode {
	const panelUrl =
		mode === 'url' && panel ? { regex: `https?://[^/]+/manage/${panel.pattern}` } : undefined;
	const texts = {
		displayName: `By ${inTitleCase(label)}`,
		type: 'string' as const,
		placeholder: `e.g. ${example}`,
	};
	return Object.assign(
		{ name: mode as string },
		texts,
		panelUrl ? { extractValue: { type: 'regex' as const, ...panelUrl } } : {},
	);
}

function inTitleCase(label: string): string {
	return label.replaceAll(/\b(?!(?:and|or)\b)[a-z]/g, (letter) => letter.toUpperCase());
}

/** The URL of the record's page in the control panel, as copied from the browser. */
function urlMode({ path, pattern }: NonNullable<Picker['panel']>): INodePropertyMode {
	const regex = `https?://[^/]+/manage/${pattern}`;
	return mode('url', {
		placeholder: `e.g. https://…/manage/${path.replace('{value}', '77')}`,
		extractValue: { type: 'regex', regex },
	});
}

/** Headers that a user fills in. */
export function headerProperties(operations: readonly Operation[]): INodeProperties[] {
	const byName = grouped(
		operations.flatMap((operation) =>
			headerParameters(operation).map(({ parameter }) => ({ id: operation.id, parameter })),
		),
		({ parameter }) => parameter,
	);
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
