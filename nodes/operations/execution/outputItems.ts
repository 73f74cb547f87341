import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Operation } from '../../../catalog/types';
import { describeFile } from '../files/download';
import { asItem, readRecords } from '../../shared/utils/responseRecords';
import type { HttpResponse } from '../../shared/http/request';
import { shaperFor } from '../output/shapeRecord';

/** What output items belong to. */
export interface Recipient {
	context: IExecuteFunctions;
	operation: Operation;
	/** The input item. Its parameters may shape the output. */
	itemIndex: number;
}

/** The one place where BigCommerce's records become n8n items. */
export function toOutputItems(
	{ context, operation, itemIndex }: Recipient,
	records: unknown[],
): INodeExecutionData[] {
	const shape = shaperFor(context, operation, itemIndex);
	return records.map((record) => ({
		json: shape(asItem(record, operation.batch?.field)) as IDataObject,
		pairedItem: { item: itemIndex },
	}));
}

/** The output items of a job result or of a file. */
export async function responseToItems(
	recipient: Recipient,
	answer: HttpResponse,
): Promise<INodeExecutionData[]> {
	const { answer: expected } = recipient.operation;
	if (expected.kind === 'file' || Buffer.isBuffer(answer.body))
		return [await fileItem(recipient, answer)];
	return toOutputItems(recipient, readRecords(expected, answer).records);
}

async function fileItem(
	{ context, operation, itemIndex }: Recipient,
	{ body, headers }: HttpResponse,
): Promise<INodeExecutionData> {
	const bytes = Buffer.isBuffer(body) ? body : Buffer.from(String(body ?? ''));
	const { name, type } = describeFile(operation.resource, headers);
	return {
		json: {},
		binary: { data: await context.helpers.prepareBinaryData(bytes, name, type) },
		pairedItem: { item: itemIndex },
	};
}
