import type { IExecuteFunctions } from 'n8n-workflow';

import type { Body, FilePart } from '../../catalog/types';
import { checkSize, type GivenFile } from '../shared/files/check';
import { addressed, fieldsOf, type FilledIn } from '../shared/files/fields';
import type { Values } from '../shared/requests/build';

/**
 * What is sent by an operation that takes a file: a form with the file of the item, or JSON with the file's address.
 * @param filledIn the fields beside the file
 * @throws InvalidInput when the file is too large, or there is neither file nor address
 */
export async function withFile(context: IExecuteFunctions, { content, file, schema }: Body, itemIndex: number, filledIn: FilledIn): Promise<Values['body']> {
	if (!file) return filledIn;
	const isUpload = content === 'multipart' || context.getNodeParameter('fileSource', itemIndex, 'url') === 'upload';
	if (isUpload) return { file: await fileFrom(context, file, itemIndex), fields: content === 'multipart' ? {} : fieldsOf(filledIn) };
	return addressed(filledIn, { file, schema }, context.getNodeParameter('fileUrl', itemIndex, ''));
}

async function fileFrom(context: IExecuteFunctions, part: FilePart, itemIndex: number): Promise<GivenFile> {
	const source = context.getNodeParameter('binaryPropertyName', itemIndex, 'data') as string;
	const { fileName: name, mimeType: type, bytes: size } = context.helpers.assertBinaryData(itemIndex, source);
	// Before it is read into memory, where n8n knows it.
	if (size !== undefined) checkSize(part, source, size);
	return { source, name, type, bytes: await context.helpers.getBinaryDataBuffer(itemIndex, source) };
}
