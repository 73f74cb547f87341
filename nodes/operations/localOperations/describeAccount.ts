import type { IAllExecuteFunctions } from 'n8n-workflow';

import { ACCOUNT_KIND_NAMES } from '../../shared/accounts/credentials';
import type { Connection } from '../../shared/http/types';
import { readReportedAccount } from '../../shared/scopes/detect';
import { scopeLabel } from '../../shared/scopes/scopes';
import type { Json } from '../../shared/utils/isObject';

/**
 * The API account of a credential: its client ID, and its scopes as they are in tokens and as the control panel shows them.
 * @throws ApiError
 */
export async function describeAccount(
	context: IAllExecuteFunctions,
	connection: Connection,
): Promise<Json> {
	const { account } = connection;
	const reported = await readReportedAccount(context, connection);
	const scopes = [...reported.scopes].sort();
	return {
		client_id: reported.clientId || account.clientId || null,
		kind: ACCOUNT_KIND_NAMES[account.kind],
		...(account.kind === 'account' ? {} : { store_hash: account.storeHash }),
		scopes,
		permissions: scopes.map(scopeLabel),
	};
}
