import { Hono, type Context } from 'hono';
import type { Account } from '../../accounts';
import { ApiError } from '../../responses/apiError';
import type { Parts } from '../../parts';
import type { RequestEnv } from '../../http/authentication';
import { quotaHeaders } from '../../http/rateLimit';
import { run } from '../run';
import { accountApi } from '.';

/** The endpoint of the Account GraphQL API. */
export function createAccountRoutes({
	accounts,
	stores,
	merchant,
	accountQuota,
}: Parts): Hono<RequestEnv> {
	const app = new Hono<RequestEnv>();
	app.post('/accounts/:uuid/graphql', async (context) => {
		const account = accountOf(accounts, context);
		context.set('account', account);
		const state = accountQuota.take(merchant.hash, true);
		for (const [name, value] of Object.entries(quotaHeaders(state))) context.header(name, value);
		if (state.exceeded) throw new ApiError(429, 'Too many requests', {});
		const { origin } = new URL(context.req.url);
		return run(context, accountApi, { account, stores, merchant, origin });
	});
	return app;
}

/** 401 for an unknown token, 403 for one of another account. */
function accountOf(accounts: Account[], context: Context<RequestEnv>): Account {
	const account = accounts.find((each) => each.accessToken === context.req.header('X-Auth-Token'));
	if (!account) throw new ApiError(401, 'Unauthorized');
	if (account.accountUuid !== context.req.param('uuid')) throw new ApiError(403, 'Forbidden');
	return account;
}
