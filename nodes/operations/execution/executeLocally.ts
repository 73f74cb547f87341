import { randomUUID } from 'node:crypto';

import type { OwnWork } from '../../../catalog/types';
import type { BatchItem } from '../batching/types';
import { sign } from '../localOperations/sign';
import { verify } from '../localOperations/verify';
import { InputError } from '../../shared/utils/coerce';
import type { ItemAccount } from '../../shared/accounts/itemAccounts';
import { executeChain } from './chain';
import type { Run } from './run';
import { msg } from '../../shared/text/message';

/**
 * Carries out operations that do more than send one request.
 * @returns the records to output
 * @throws InputError, ApiError, Cancelled
 */
export async function executeLocally(run: Run, unit: BatchItem, own: OwnWork): Promise<unknown[]> {
	const fields = (unit.work.request.body ?? {}) as Record<string, unknown>;
	if (own.kind === 'chain') return await executeChain(run, unit, own, fields);
	const {
		caller: { account },
	} = run.askers.get(unit.work.account) as ItemAccount;
	const { clientId, clientSecret } = account;
	if (!clientId || !clientSecret || account.kind === 'account') {
		throw new InputError(
			msg`The credential has no client ID and client secret`,
			'This operation needs the client secret. Open the credential and enter both. They are shown where the API account or the app was created.',
		);
	}
	const now = Math.floor(Date.now() / 1000);
	const known = { ...fields, clientId, storeHash: account.storeHash, now, uuid: randomUUID() };
	return [
		own.kind === 'sign' ? sign(own, known, clientSecret) : verify(own, known, clientSecret, now),
	];
}
