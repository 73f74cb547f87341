import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Operation } from '../../catalog/types';
import { buildRequest } from '../shared/requests/build';
import { readRecords } from '../shared/requests/records';
import { pages } from '../shared/transport/paginate';
import type { Answer, Request } from '../shared/transport/request';
import { send, type Caller } from '../shared/transport/send';
import { itemsFrom, itemsOfAnswer } from './items';
import { valuesFor } from './values';

/**
 * Carries out the operation for one input item and yields what it gives.
 * @param onUnknownField told the name of every given field that the operation does not know
 * @throws InvalidInput before anything is sent, RequestRefused afterwards
 */
export async function* runItem(
	context: IExecuteFunctions,
	caller: Caller,
	operation: Operation,
	itemIndex: number,
	onUnknownField: (name: string) => void,
): AsyncGenerator<INodeExecutionData> {
	const { request, unknownFields } = buildRequest(operation, await valuesFor(context, operation, itemIndex));
	unknownFields.forEach(onUnknownField);
	if (operation.paging) {
		yield* listItems(context, caller, operation, itemIndex, request);
		return;
	}
	const answer = await send(context, caller, request);
	yield* await itemsOfAnswer({ context, operation, itemIndex }, answer);
}

async function* listItems(context: IExecuteFunctions, caller: Caller, operation: Operation, itemIndex: number, request: Request): AsyncGenerator<INodeExecutionData> {
	const { paging } = operation;
	if (!paging) return;
	const wanted = context.getNodeParameter('returnAll', itemIndex, false) ? undefined : (context.getNodeParameter('limit', itemIndex, 50) as number);
	const listing = { request, paging, wanted, send: async (each: Request) => await send(context, caller, each), read: (answer: Answer) => readRecords(operation.answer, answer) };
	for await (const records of pages(listing)) {
		yield* itemsFrom({ context, operation, itemIndex }, records);
		if (context.getExecutionCancelSignal()?.aborted) return;
	}
}
