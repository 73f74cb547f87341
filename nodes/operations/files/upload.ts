import type { Operation, Schema } from '../../../catalog/types';
import { bodyFromFields, type MappedBody } from '../requests/body';
import type { FieldValues } from '../requests/fieldValues';
import { InputError } from '../../shared/utils/coerce';
import { checkFile, type GivenFile } from './check';
import { encodeForm, type EncodedForm } from './multipart';
import { msg } from '../../shared/text/message';

/** A form, and the names of fields that were not sent. */
export interface UploadForm extends EncodedForm, Omit<MappedBody, 'body'> {}

/**
 * The form with a file and the other fields of the record.
 * @param zone the time zone for dates without one
 * @throws InputError if BigCommerce does not accept the file or a field
 */
export function uploadForm(
	operation: Operation,
	file: GivenFile,
	given: FieldValues,
	zone?: string,
): UploadForm {
	const part = operation.body?.file;
	if (!part) throw new InputError(msg`This operation takes no file`);
	const checked = checkFile(part, file);
	const { body, ...notSent } = bodyFromFields(withoutFile(operation), given, zone);
	const entries = Object.entries(body as object)
		.filter(([, value]) => value !== null)
		.map(([name, value]): [string, string] => [name, inForm(value)]);
	return { ...encodeForm(entries, { field: part.field, ...checked }), ...notSent };
}

/** The operation without the body fields for the file and the file URL. */
function withoutFile(operation: Operation): Operation {
	const { body } = operation;
	if (!body) return operation;
	const taken = [body.file?.field, body.file?.url];
	const properties: Record<string, Schema> = Object.fromEntries(
		Object.entries(body.schema.properties ?? {}).filter(([name]) => !taken.includes(name)),
	);
	const required = body.schema.required?.filter((name) => !taken.includes(name));
	return {
		...operation,
		body: { ...body, schema: { type: 'object', properties, ...(required ? { required } : {}) } },
	};
}

function inForm(value: unknown): string {
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
