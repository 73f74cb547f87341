import { Hono } from 'hono';
import type { Parts } from '../types';
import type { Known } from '../http/context';
import { createAccountRoutes } from './account/routes';
import { createAdminRoutes } from './admin/routes';
import { createStorefrontRoutes } from './storefront/routes';

/** The GraphQL endpoints. */
export function createGraphQl(parts: Parts): Hono<Known> {
	const app = new Hono<Known>();
	for (const each of [createAdminRoutes, createAccountRoutes, createStorefrontRoutes])
		app.route('/', each(parts));
	return app;
}
