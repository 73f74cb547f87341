import type { ErrorMessage } from './errorMessages';
import type { HttpResponse } from './request';
import { msg } from '../text/message';

/** Facts about a request that affect the message. */
export interface Circumstance {
	/** It was not a read request. */
	changes: boolean;
	expectsFile?: true;
}

/** The message for an unreadable response. */
export const UNREADABLE = msg`BigCommerce's answer could not be read`;

/** The message for a successful status with content that BigCommerce does not document. */
export function explainUnreadable(
	answer: HttpResponse,
	{ changes, expectsFile }: Circumstance,
): ErrorMessage {
	const cause =
		'A proxy, a firewall or a maintenance page between n8n and BigCommerce may have answered instead.';
	const what = `It has status ${answer.status} and contains ${contentOf(answer, expectsFile)}.`;
	return { message: UNREADABLE, description: `${what} ${cause}\n${adviceFor(changes)}` };
}

/** The message for a response that is too large to read into memory. */
export function explainTooLarge(megabytes: number, changes: boolean): ErrorMessage {
	const advice = changes
		? adviceFor(changes)
		: 'Nothing was changed. Request less data at a time: set a smaller "Limit", select fewer fields, or include nothing.';
	return {
		message: msg`BigCommerce's answer is larger than the ${megabytes} MB that the node reads`,
		description: advice,
	};
}

/** A redirect is not followed, because the access token would go along. */
export function explainRedirect({ status }: HttpResponse, changes: boolean): ErrorMessage {
	const cause =
		'The node does not follow redirects, because it would send the access token along. BigCommerce does not redirect. A proxy or a firewall between n8n and BigCommerce may have answered instead.';
	return {
		message: msg`The request was redirected (status ${status})`,
		description: `${cause}\n${adviceFor(changes)}`,
	};
}

function adviceFor(changes: boolean): string {
	if (changes)
		return 'It is not known whether BigCommerce carried out the request: look in the store before you repeat it.';
	return 'Nothing was changed. Check the network between n8n and BigCommerce, and run the node again in a minute.';
}

function contentOf({ headers, body }: HttpResponse, expectsFile?: true): string {
	if (Buffer.isBuffer(body)) return contentOfFile(body, headers);
	if (body === undefined)
		return expectsFile ? 'no file' : 'nothing, although a record or a list was expected';
	if (typeof body === 'string')
		return isPage(body, headers)
			? 'a web page instead of JSON'
			: 'text that is cut off or is not JSON';
	return 'JSON that does not have the structure BigCommerce documents';
}

function contentOfFile(bytes: Buffer, headers: Record<string, string>): string {
	if (bytes.length === 0) return 'an empty file';
	return isPage(bytes.subarray(0, 200).toString('latin1'), headers)
		? 'a web page instead of the file'
		: 'something other than the file';
}

/** Whether a response is a web page, by its content type or its beginning. */
export function isPage(text: string, headers: Record<string, string>): boolean {
	return (
		/html/i.test(headers['content-type'] ?? '') ||
		/^\s*<(!doctype|html|head|body|\?xml)/i.test(text.slice(0, 200))
	);
}
