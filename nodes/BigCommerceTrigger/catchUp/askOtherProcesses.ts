import chunk from 'lodash/chunk';
import type {
	IPollFunctions,
	IAllExecuteFunctions,
	IDataObject,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { parse } from '../../shared/http/parseBody';
import { roundTrip } from '../../shared/http/roundTrip';
import type { Connection } from '../../shared/http/types';
import { keyOfRecord, mergeSeen } from '../delivery/seenEvents';
import { PROOF_HEADER, secretFrom } from '../hooks/sharedSecret';
import type { State } from '../state';
import { INQUIRY_HEADER, readInquiryAnswer, MOST_ASKED } from './crossProcessDedupe';
import type { ChangeList } from './listChanges';

/**
 * Finds out which of these records other n8n processes have already reported. In queue mode, deliveries may arrive at separate
 * processes while the poll runs in one that receives none. A poll sees n8n's saved data only as it was at the start.
 */
export async function askOtherProcesses(
	context: IPollFunctions,
	{ account }: Connection,
	{ registration, memory, owner }: State,
	listed: ChangeList[],
): Promise<void> {
	if (!registration) return;
	const headers = {
		[PROOF_HEADER]: secretFrom(account.accessToken, owner, registration.salt),
		[INQUIRY_HEADER]: 'told',
	};
	const keys = listed.flatMap(({ search, records }) =>
		records.map(({ id }) => keyOfRecord(search.name, id)),
	);
	for (const records of chunk(keys, MOST_ASKED)) {
		const learned = readInquiryAnswer(
			await askOwnAddress(context, registration.destination, headers, { records }),
		);
		if (learned) mergeSeen(memory.seenEvents, learned);
		else
			return context.logger.debug(
				'The BigCommerce Trigger could not reach n8n at its own address to ask what was delivered.',
				{ workflowId: context.getWorkflow().id },
			);
	}
}

/** Milliseconds. */
const PATIENCE = 5_000;
const MOST_BYTES = 1_000_000;

/**
 * Sends a request to n8n at the address that BigCommerce delivers to. Another n8n process may answer.
 * @returns the response body, or undefined if n8n cannot reach its own address or returns an error
 */
async function askOwnAddress(
	context: IAllExecuteFunctions,
	url: string,
	headers: Record<string, string>,
	body: IDataObject,
): Promise<unknown> {
	const http = async (options: IHttpRequestOptions) => await context.helpers.httpRequest(options);
	const response = await roundTrip(
		http,
		{ method: 'POST', url, headers, body, disableFollowRedirect: true },
		{ timeout: PATIENCE, maxBytes: MOST_BYTES },
	);
	return 'lost' in response || response.status >= 300 ? undefined : parse(response.bytes);
}
