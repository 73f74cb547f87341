import { Hono } from 'hono';
import type { Parts } from '../parts';
import type { RequestEnv } from '../http/authentication';
import { createAccountRoutes } from './account/routes';
import { createAdminRoutes } from './admin/routes';
import { createStorefrontRoutes } from './storefront/routes';

/** The GraphQL endpoints. */
export function createGraphQl(parts: Parts): Hono<RequestEnv> {
	const app = new Hono<RequestEnv>();
	for (const each of [createAdminRoutes, createAccountRoutes, createStorefrontRoutes])
		app.route('/', each(parts));
	return app;
}
