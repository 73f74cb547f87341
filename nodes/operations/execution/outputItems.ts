import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Operation } from '../../../catalog/types';
import { describeFile } from '../files/download';
import { isObject, type Json } from '../../shared/utils/isObject';
import { asItem, partsOf, readRecords } from '../../shared/utils/responseRecords';
import type { HttpResponse } from '../../shared/http/request';
import { shaperFor } from '../output/shapeRecord';

/** What output items belong to. */
export interface Recipient {
	context: IExecuteFunctions;
	operation: Operation;
	/** The input item. Its parameters may shape the output. */
	itemIndex: number;
	/** Whether to leave the records as they are. */
	isWhole?: boolean;
	/** Fields that the output has in any case. */
	always?: string[];
}

/** The one place where BigCommerce's records become n8n items. */
export function toOutputItems(
	{ context, operation, itemIndex, isWhole, always = [] }: Recipient,
	records: unknown[],
): INodeExecutionData[] {
	const shape = isWhole ? (record: Json) => record : shaperFor(context, operation, itemIndex);
	return records
		.flatMap((record) => partsOf(operation.answer, record))
		.map((record) => ({
			json: withFields(
				shape(asItem(record, operation.batch?.field)),
				record,
				always,
			) as IDataObject,
			pairedItem: { item: itemIndex },
		}));
}

function withFields(shaped: Json, record: unknown, names: string[]): Json {
	const missing = names.filter((name) => isObject(record) && !Object.hasOwn(shaped, name));
	if (missing.length === 0) return shaped;
	return {
		...shaped,
		...Object.fromEntries(missing.map((name) => [name, (record as Json)[name]])),
	};
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
