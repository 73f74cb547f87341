import { Hono } from 'hono';
import type { Parts } from '../../types';
import { authenticate } from '../../http/authenticate';
import type { Known } from '../../http/context';
import { limitRate } from '../../http/limits';
import { run } from '../run';
import { adminApi } from '.';

/** The endpoint of the Admin GraphQL API. */
export function createAdminRoutes({ accounts, stores, quota, webhooks }: Parts): Hono<Known> {
	const app = new Hono<Known>();
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
