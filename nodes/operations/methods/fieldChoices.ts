import type { INodePropertyOptions, ResourceMapperField } from 'n8n-workflow';

import type { Picker } from '../../../catalog/formTypes';
import type { Operation } from '../../../catalog/types';
import { webhookEvents } from '../../shared/catalog/events';
import { pickerForField } from '../../shared/catalog/forms';
import { createExpiringMap } from '../../shared/utils/expiringMap';
import { entriesFrom, listFor, listQuery } from '../description/pickers';
import { mayUse, pathValues, type EditorContext } from './editorContext';
import { fillPath } from '../requests/path';
import { readPage } from './listSearch';

const USUALLY_FEW = 100;
/** Milliseconds. A form without dropdowns is better than a slow one. */
const PATIENCE = 3_000;
const FRESH_FOR = 60_000;

const loadedOptions = createExpiringMap<INodePropertyOptions[]>(FRESH_FOR);

/** Dropdown choices for ID fields, by field name. Leaves out lists that cannot be loaded or are too long. */
export async function choicesFor(
	editor: EditorContext,
	operation: Operation,
	fields: ResourceMapperField[],
): Promise<Map<string, INodePropertyOptions[]>> {
	const asking = fields
		.filter(({ type }) => type === 'number' || type === 'string')
		.map(({ id }) => ({ id, picker: pickerForField(operation.resource, id) }));
	const pickers = [
		...new Set(asking.map(({ picker }) => picker).filter((picker) => picker !== undefined)),
	];
	const loaded = new Map(
		await Promise.all(
			pickers.map(async (picker): Promise<[Picker, INodePropertyOptions[]]> => [
				picker,
				await optionsFrom(editor, operation, picker),
			]),
		),
	);
	return new Map(
		asking
			.map(({ id, picker }): [string, INodePropertyOptions[]] => [
				id,
				(picker && loaded.get(picker)) ?? [],
			])
			.filter(([, options]) => options.length > 0),
	);
}

/** Never throws, so that the form always loads. */
async function optionsFrom(
	editor: EditorContext,
	user: Operation,
	picker: Picker,
): Promise<INodePropertyOptions[]> {
	if (picker.events)
		return entriesFrom(picker, webhookEvents().events).map(({ name, value }) => ({ name, value }));
	const list = listFor(picker, user);
	if (!list || !mayUse(editor, list)) return [];
	const path = pathOf(editor, list);
	if (path === undefined) return [];
	const key = `${keyOf(editor)} ${picker.parameter} ${path}`;
	const cached = loadedOptions.get(key);
	if (cached) return cached;
	const options = await readOptions(editor, picker, list, path).catch(() => undefined);
	if (options) loadedOptions.set(key, options);
	return options ?? [];
}

async function readOptions(
	{ context, connection }: EditorContext,
	picker: Picker,
	list: Operation,
	path: string,
): Promise<INodePropertyOptions[]> {
	const few = picker.few ?? USUALLY_FEW;
	const request = {
		server: list.server,
		method: 'GET' as const,
		path,
		query: listQuery(picker, '').query,
	};
	const { records, next } = await readPage(
		{ context, connection: { ...connection, timeout: PATIENCE } },
		list,
		request,
		{ limit: few + 1 },
	);
	if (next || records.length > few) return [];
	return entriesFrom(picker, records).map(({ name, value }) => ({ name, value }));
}

/** The path of a list; undefined while the record above it is not chosen. */
function pathOf({ context }: EditorContext, list: Operation): string | undefined {
	try {
		return fillPath(list, pathValues(context, list));
	} catch {
		return undefined;
	}
}

/** One key per store. Accounts without permission to list are sorted out before. */
function keyOf({ connection: { account } }: EditorContext): string {
	return `${account.environment.api} ${account.kind === 'account' ? account.accountUuid : account.storeHash}`;
}
