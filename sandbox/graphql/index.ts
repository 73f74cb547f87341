import { Hono, type Context } from 'hono';
import type { Account } from '../accounts';
import { Fault } from '../answers/fault';
import type { Parts } from '../app';
import { authenticate } from '../http/authenticate';
import type { Known } from '../http/context';
import { limitRate } from '../http/limits';
import { account as accountApi } from './account';
import { admin } from './admin';

/** The GraphQL endpoints. */
export function createGraphQl({ accounts, stores, quota }: Parts): Hono<Known> {
	const app = new Hono<Known>();
	app.post('/stores/:hash/graphql', authenticate(accounts, stores), limitRate(quota), async (context) => {
		await keepBody(context);
		const answer = await admin.fetch(context.req.raw, { account: context.get('account'), store: context.get('store') });
		// A new answer, so that it carries the rate limit headers.
		return context.newResponse(await answer.text(), answer);
	});
	app.post('/accounts/:uuid/graphql', async (context) => {
		const account = accountOf(accounts, context);
		context.set('account', account);
		await keepBody(context);
		return accountApi.fetch(context.req.raw, { account });
	});
	return app;
}

/** 401 for a token that nobody has, 403 for one that is not this account's. */
function accountOf(accounts: Account[], context: Context<Known>): Account {
	const account = accounts.find((each) => each.accessToken === context.req.header('X-Auth-Token'));
	if (!account) throw new Fault(401, 'Unauthorized');
	if (account.accountUuid !== context.req.param('uuid')) throw new Fault(403, 'Forbidden');
	return account;
}

/** The log shows the query; the engine reads the request itself. */
async function keepBody(context: Context<Known>): Promise<void> {
	const text = await context.req.raw.clone().text();
	try {
		context.set('body', JSON.parse(text));
	} catch {
		context.set('body', text);
	}
}
