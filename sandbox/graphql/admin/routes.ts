import { Hono } from 'hono';
import type { Parts } from '../../parts';
import { authenticate, type RequestEnv } from '../../http/authentication';
import { limitRate } from '../../http/rateLimit';
import { run } from '../run';
import { adminApi } from '.';

/** The endpoint of the Admin GraphQL API. */
export function createAdminRoutes({ accounts, stores, quota, webhooks }: Parts): Hono<RequestEnv> {
	const app = new Hono<RequestEnv>();
	app.post('/stores/:hash/graphql', authenticate(accounts, stores), limitRate(quota), (context) => {
		const store = context.get('store');
		return run(context, adminApi, {
			account: context.get('account'),
			accounts,
			store,
			during: (work) => webhooks.during(store, undefined, work),
		});
	});
	return app;
}
