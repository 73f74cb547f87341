import type { IAllExecuteFunctions, IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import type { Environment } from '../accounts/environment';
import { explainNoAnswer } from './explain';
import { RequestRefused } from './refused';
import type { Answer } from './request';

/**
 * Fetches a file from a link that BigCommerce gave. The link leads to a storage of files and is its own permission, so
 * nothing of the credential goes along.
 * @throws RequestRefused when the link is none that is to be followed, or gives no file
 */
export async function download(context: IAllExecuteFunctions, { environment, timeout }: { environment: Environment; timeout: number }, link: string): Promise<Answer> {
	if (!isSafe(link, environment)) throw refused('BigCommerce gave a link to the file that does not lead to a safe place', 'It was not followed. Try again later.');
	const options: IHttpRequestOptions = { method: 'GET', url: link, encoding: 'arraybuffer', json: false, timeout, returnFullResponse: true, ignoreHttpStatusErrors: true };
	const fetch = async () => await context.helpers.httpRequest(options);
	const outcome = await fetch().then(
		(response: { statusCode: number; headers?: IDataObject; body: unknown }) => response,
		(error: { code?: string; cause?: { code?: string } }) => ({ lost: error.code ?? error.cause?.code }),
	);
	if ('lost' in outcome) throw new RequestRefused(explainNoAnswer(outcome.lost, false), 'refused');
	const { statusCode: status, headers = {}, body } = outcome;
	if (status !== 200 || !Buffer.isBuffer(body)) throw refused(`The file could not be fetched: its link was answered with status ${status}`, 'Such links are good for a minute. Run the node again to get a new one.');
	return { status, headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])), body };
}

/** Encrypted, or on this machine with a sandbox. */
function isSafe(link: string, { api }: Environment): boolean {
	return URL.canParse(link) && (new URL(link).protocol === 'https:' || new URL(link).origin === new URL(api).origin);
}

function refused(message: string, description: string): RequestRefused {
	return new RequestRefused({ message, description }, 'refused');
}
