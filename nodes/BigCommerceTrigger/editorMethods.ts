import type { ILoadOptionsFunctions, INodePropertyOptions, INodeType } from 'n8n-workflow';

import { sendOperation } from '../operations/execution/sendOperation';
import { grantOf } from '../shared/scopes/detect';
import { findPermissionProblem, describeNeeded, type Grant } from '../shared/scopes/permission';
import { paginate } from '../shared/http/pagination/paginate';
import type { HttpResponse, Request } from '../shared/http/request';
import { testAccount } from '../shared/http/credentialTest';
import { readRecords } from '../shared/utils/responseRecords';
import { operationAt } from './eventOperation';
import { isId, oddAnswer } from './checkPayload';
import { isObject, type Json } from '../shared/utils/isObject';
import { eventOptions } from './eventOptions';
import { toTriggerError } from './triggerErrors';
import { triggerConnection } from './settings';

/** Methods that the editor calls for the node's fields. Loaded when the first one is called. */
export const editorMethods: NonNullable<INodeType['methods']> = {
	loadOptions: {
		/** The events, each with the scopes that the account lacks to read its record. Never throws, because the editor would clear the selection. */
		async getEvents(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
			return eventOptions(await grantFor(this));
		},
		/** The channels of the store. */
		async getChannels(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
			try {
				return await channels(this);
			} catch (error) {
				return [
					{
						name: `The channels could not be loaded: ${toTriggerError(error as Error, this.getNode()).message}`,
						value: '',
						description: 'An expression with the IDs works all the same, e.g. {{ [1, 2] }}',
						disabled: true,
					},
				];
			}
		},
	},
	credentialTest: { testAccount },
};

async function grantFor(context: ILoadOptionsFunctions): Promise<Grant | undefined> {
	try {
		return await grantOf(context, await triggerConnection(context, reader(context)));
	} catch {
		return undefined;
	}
}

async function channels(context: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const connection = await triggerConnection(context, reader(context));
	const operation = operationAt('GET v3 /channels');
	const obstacle = findPermissionProblem(operation, await grantOf(context, connection));
	if (obstacle)
		return [
			{
				name: `Listing channels needs ${describeNeeded(obstacle)}`,
				value: '',
				description: 'An expression with the IDs works all the same, e.g. {{ [1, 2] }}',
				disabled: true,
			},
		];
	const request: Request = {
		server: operation.server,
		method: operation.method,
		path: operation.path,
		query: [],
	};
	const read = (answer: HttpResponse) => {
		if (!isObject(answer.body) || !Array.isArray(answer.body.data))
			throw oddAnswer('a list of channels');
		return readRecords(operation.answer, answer);
	};
	const keyOf = (value: unknown) =>
		isObject(value) && isId(value.id) ? String(value.id) : undefined;
	const listing = {
		request,
		paging: { kind: 'page' as const, maxLimit: 250 },
		ahead: 1,
		send: async (request: Request) =>
			await sendOperation({ context, connection, skipsOddRecords: true }, operation, request),
		read,
		keyOf,
	};
	const records: unknown[] = [];
	for await (const page of paginate(listing)) records.push(...page);
	return records
		.filter((value): value is Json => isObject(value) && isId(value.id))
		.map(({ id, name }) => ({
			name: typeof name === 'string' ? `${name} (${id})` : String(id),
			value: id as number,
		}));
}

function reader(context: ILoadOptionsFunctions) {
	return (name: string, fallback: unknown) => context.getCurrentNodeParameter(name) ?? fallback;
}
