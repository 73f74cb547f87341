import { randomUUID } from 'node:crypto';

import type { CheckedFile } from './check';

/** An encoded form. */
export interface EncodedForm {
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
