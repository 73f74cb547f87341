import { randomUUID } from 'node:crypto';
import type { Operation, Schema } from '../../../catalog/types';
import { msg } from '../../shared/text/message';
import { InputError } from '../../shared/utils/coerce';
import { bodyFromFields, type MappedBody } from '../requests/body';
import type { FieldValues } from '../requests/fieldValues';
import { checkFile, type GivenFile, type CheckedFile } from './check';

/** A form, and the names of fields that were not sent. */
interface UploadForm extends EncodedForm, Omit<MappedBody, 'body'> {}

/**
 * The form with a file and the other fields of the record.
 * @param zone the time zone for dates without one
 * @throws InputError if BigCommerce does not accept the file or a field
 */
export function uploadForm(
	operation: Operation,
	file: GivenFile,
	fieldValues: FieldValues,
	zone?: string,
): UploadForm {
	const part = operation.body?.file;
	if (!part) throw new InputError(msg`This operation takes no file`);
	const checked = checkFile(part, file);
	const { body, ...notSent } = bodyFromFields(withoutFile(operation), fieldValues, zone);
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

/** An encoded form. */
interface EncodedForm {
	content: Buffer;
	/** `multipart/form-data` with the boundary. */
	contentType: string;
}

/**
 * Encodes a form with fields and a file. Done here, because n8n's HTTP helper does not send a global FormData,
 * and because bytes, unlike a stream, can be sent again. Source of the format: RFC 7578, names escaped as browsers do.
 */
export function encodeForm(
	fields: Array<[name: string, value: string]>,
	file: { field: string } & CheckedFile,
): EncodedForm {
	const boundary = `----bigcommerce-${randomUUID()}`;
	const head = fields
		.map(
			([name, value]) =>
				`--${boundary}\r\nContent-Disposition: form-data; name="${escaped(name)}"\r\n\r\n${value}\r\n`,
		)
		.join('');
	const part = `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(file.field)}"; filename="${escaped(file.name)}"\r\nContent-Type: ${file.type}\r\n\r\n`;
	return {
		content: Buffer.concat([
			Buffer.from(head + part),
			file.bytes,
			Buffer.from(`\r\n--${boundary}--\r\n`),
		]),
		contentType: `multipart/form-data; boundary=${boundary}`,
	};
}

/** A quote or a line break would end the name. */
function escaped(name: string): string {
	return name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
}
