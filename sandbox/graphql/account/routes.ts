import { Hono, type Context } from 'hono';
import type { Account } from '../../accounts';
import { Fault } from '../../responses/apiError';
import type { Parts } from '../../types';
import type { Known } from '../../http/context';
import { quotaHeaders } from '../../http/quota';
import { run } from '../run';
import { accountApi } from '.';

/** The endpoint of the Account GraphQL API. */
export function createAccountRoutes({
	accounts,
	stores,
	merchant,
	accountQuota,
}: Parts): Hono<Known> {
	const app = new Hono<Known>();
	app.post('/accounts/:uuid/graphql', async (context) => {
		const account = accountOf(accounts, context);
		context.set('account', account);
		const state = accountQuota.take(merchant.hash, true);
		for (const [name, value] of Object.entries(quotaHeaders(state))) context.header(name, value);
		if (state.exceeded) throw new Fault(429, 'Too many requests', {});
		const { origin } = new URL(context.req.url);
		return run(context, accountApi, { account, stores, merchant, origin });
	});
	return app;
}

/** 401 for an unknown token, 403 for one of another account. */
function accountOf(accounts: Account[], context: Context<Known>): Account {
	const account = accounts.find((each) => each.accessToken === context.req.header('X-Auth-Token'));
	if (!account) throw new Fault(401, 'Unauthorized');
	if (account.accountUuid !== context.req.param('uuid')) throw new Fault(403, 'Forbidden');
	return account;
}
