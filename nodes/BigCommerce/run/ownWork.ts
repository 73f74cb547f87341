import { randomUUID } from 'node:crypto';

import type { OwnWork } from '../../../catalog/types';
import type { Unit } from '../../shared/batches/units';
import { sign } from '../../shared/ownWork/sign';
import { verify } from '../../shared/ownWork/verify';
import { InvalidInput } from '../../shared/requests/input';
import type { Asker } from '../../shared/scopes/askers';
import { chain } from './chain';
import type { Run } from './run';
import { msg } from '../../shared/text/message';

/**
 * Carries out what an operation does beyond sending its request.
 * @returns the records that come out
 * @throws InvalidInput, RequestRefused, Cancelled
 */
export async function doOwnWork(run: Run, unit: Unit, own: OwnWork): Promise<unknown[]> {
	const fields = (unit.work.request.body ?? {}) as Record<string, unknown>;
	if (own.kind === 'chain') return await chain(run, unit, own, fields);
	const {
		caller: { account },
	} = run.askers.get(unit.work.account) as Asker;
	const { clientId, clientSecret } = account;
	if (!clientId || !clientSecret || account.kind === 'account') {
		throw new InvalidInput(
			msg`The credential has no client ID and client secret`,
			'This operation works with the client secret. Open the credential and fill in both; they are shown where the API account or the app was made.',
		);
	}
	const now = Math.floor(Date.now() / 1000);
	const known = { ...fields, clientId, storeHash: account.storeHash, now, uuid: randomUUID() };
	return [
		own.kind === 'sign' ? sign(own, known, clientSecret) : verify(own, known, clientSecret, now),
	];
}
