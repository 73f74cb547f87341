import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import type { Body, FilePart } from '../../../catalog/types';
import { checkSize, type GivenFile } from './check';
import { addressed, fieldsOf, type FilledIn } from './fields';
import { isBlank } from '../../shared/utils/blank';
import type { ParameterValues } from '../requests/build';
import { InputError } from '../../shared/utils/coerce';
import { msg } from '../../shared/text/message';

/**
 * The body of an operation that takes a file: a form with the item's file, or JSON with the file URL.
 * @param filledIn the other fields
 * @throws InputError if the file is too large, or if there is neither a file nor a URL
 */
export async function readFileBody(
	context: IExecuteFunctions,
	{ content, file, schema }: Body,
	itemIndex: number,
	filledIn: FilledIn,
): Promise<ParameterValues['body']> {
	if (!file) return filledIn;
	const isUpload =
		content === 'multipart' ||
		context.getNodeParameter('fileSource', itemIndex, 'url') === 'upload';
	if (isUpload)
		return {
			file: await fileFrom(context, file, itemIndex),
			...(content === 'multipart' ? { fields: {} } : fieldsOf(filledIn)),
		};
	return addressed(filledIn, { file, schema }, context.getNodeParameter('fileUrl', itemIndex, ''));
}

async function fileFrom(
	context: IExecuteFunctions,
	part: FilePart,
	itemIndex: number,
): Promise<GivenFile> {
	const field = context.getNodeParameter('binaryPropertyName', itemIndex, 'data') as unknown;
	if (isBlank(field))
		throw new InputError(
			msg`"Input Binary Field" is empty`,
			'Enter the name of the input field that contains the file, e.g. data.',
		);
	const source = typeof field === 'string' ? field : 'Input Binary Field';
	const {
		fileName: name,
		mimeType: type,
		bytes: size,
	} = binaryIn(context, itemIndex, field as string, source);
	// If n8n knows the size, check it before the file is read into memory.
	if (size !== undefined) checkSize(part, source, size);
	const bytes = await context.helpers
		.getBinaryDataBuffer(itemIndex, field as string)
		.catch(() => undefined);
	if (!bytes)
		throw new InputError(
			msg`The file in "${source}" cannot be read`,
			'n8n no longer has its content. Run the node that creates it again.',
		);
	return { source, name, type, bytes };
}

/** n8n stores files of items in several ways. */
function binaryIn(
	context: IExecuteFunctions,
	itemIndex: number,
	field: string,
	source: string,
): Partial<IBinaryData> {
	const { binary = {} } = context.getInputData()[itemIndex];
	const isInherited = typeof field === 'string' && field in binary && !Object.hasOwn(binary, field);
	try {
		if (!isInherited) return context.helpers.assertBinaryData(itemIndex, field);
	} catch {
		// Reported below with a message of this node.
	}
	throw new InputError(
		msg`The item has no file in "${source}"`,
		adviceOnFiles(Object.keys(binary)),
	);
}

function adviceOnFiles(names: string[]): string {
	if (names.length === 0) return 'It has no file at all: the previous node does not output one.';
	return `Its files are in ${names
		.slice(0, 5)
		.map((name) => `"${name}"`)
		.join(', ')}. Enter one of these under "Input Binary Field".`;
}
