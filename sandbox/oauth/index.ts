import { Hono } from 'hono';
import type { Account } from '../accounts';
import type { Store } from '../state/store';
import { createApps } from './apps';
import { createAuthorize } from './authorize';
import { createCodes } from './codes';
import { createInstalls } from './installs';
import { createPanel } from './panel';
import { createPortal } from './portal';
import { createToken } from './token';
import type { Login } from './types';

/** @param accounts the API accounts of installed apps are added here */
export function createLogin(accounts: Account[], stores: Map<string, Store>): Login {
	const [apps, codes, installs] = [createApps(), createCodes(), createInstalls(accounts)];
	const reset = () => [apps, codes, installs].forEach((each) => each.reset());
	return { apps, codes, installs, stores, reset };
}

/** The simulated login.bigcommerce.com, control panel and Developer Portal. */
export function createLoginRoutes(login: Login): Hono {
	const app = new Hono();
	for (const each of [createAuthorize, createToken, createPanel, createPortal])
		app.route('/', each(login));
	return app;
}
