import chunk from 'lodash/chunk';
import type { IPollFunctions } from 'n8n-workflow';

import { askOwnAddress } from '../shared/transport/ownAddress';
import { INQUIRY_HEADER, learnedFrom, MOST_ASKED } from '../shared/webhooks/inquiry';
import type { Listed } from '../shared/webhooks/look';
import { PROOF_HEADER, secretFrom } from '../shared/webhooks/sharedSecret';
import type { Caller } from '../shared/transport/send';
import { keyOfRecord, learn } from '../shared/webhooks/told';
import type { State } from './state';

/**
 * Learns which of these records other processes of n8n told the workflow of. In queue mode deliveries may come to processes of
 * their own, while the poll runs in another that hears of none; what n8n saved is given to a poll only as it was at the start.
 */
export async function askOthers(
	context: IPollFunctions,
	{ account }: Caller,
	{ registration, memory, owner }: State,
	listed: Listed[],
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
		const learned = learnedFrom(
			await askOwnAddress(context, registration.destination, headers, { records }),
		);
		if (learned) learn(memory.told, learned);
		else
			return context.logger.debug(
				'The BigCommerce Trigger could not ask n8n at its own address what was delivered.',
				{ workflowId: context.getWorkflow().id },
			);
	}
}
