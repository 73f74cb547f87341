import { Hono, type Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Account } from '../accounts';
import { authenticate, type RequestEnv } from '../http/authentication';
import { limitRate, quotaHeaders } from '../http/rateLimit';
import type { Parts } from '../parts';
import { ApiError } from '../responses/apiError';
import type { Store } from '../state/store';
import { accountApi } from './account';
import { adminApi } from './admin';
import { runDocument } from './engine';
import { storefrontApi } from './storefront';
import {
	customerOfSession,
	findToken,
	reasonAgainst,
	type StorefrontToken,
} from './storefront/tokens';

/** The GraphQL endpoints. */
export function createGraphQl(parts: Parts): Hono<RequestEnv> {
	const app = new Hono<RequestEnv>();
	for (const value of [createAdminRoutes, createAccountRoutes, createStorefrontRoutes])
		app.route('/', value(parts));
	return app;
}

/** The endpoint of the Admin GraphQL API. */
function createAdminRoutes({ accounts, stores, quota, webhooks }: Parts): Hono<RequestEnv> {
	const app = new Hono<RequestEnv>();
	app.post('/stores/:hash/graphql', authenticate(accounts, stores), limitRate(quota), (context) => {
		const store = context.get('store');
		return runDocument(context, adminApi, {
			account: context.get('account'),
			accounts,
			store,
			during: (work) => webhooks.during(store, undefined, work),
		});
	});
	return app;
}

/** The endpoint of the Account GraphQL API. */
function createAccountRoutes({
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
		return runDocument(context, accountApi, { account, stores, merchant, origin });
	});
	return app;
}

/** 401 for an unknown token, 403 for one of another account. */
function accountOf(accounts: Account[], context: Context<RequestEnv>): Account {
	const account = accounts.find(
		(account) => account.accessToken === context.req.header('X-Auth-Token'),
	);
	if (!account) throw new ApiError(401, 'Unauthorized');
	if (account.accountUuid !== context.req.param('uuid')) throw new ApiError(403, 'Forbidden');
	return account;
}

/** `store-{hash}` is the storefront of channel 1, `store-{hash}-{channel}` that of another one, as with BigCommerce's own hosts. */
const STOREFRONT_NAME = /^store-([a-z0-9]+)(?:-(\d+))?$/;
const ALLOWED_HEADERS = 'Authorization, Content-Type, X-Bc-Customer-Access-Token';

/** The Storefront GraphQL API: `/storefronts/store-{hash}/graphql`. */
function createStorefrontRoutes({ accounts, stores, webhooks }: Parts): Hono<RequestEnv> {
	const app = new Hono<RequestEnv>();

	app.options('/storefronts/:name/graphql', (context) => {
		allowOrigin(context, context.req.header('Origin'));
		return context.body(null, 204);
	});

	app.post('/storefronts/:name/graphql', async (context) => {
		const [, hash = '', channel = '1'] = STOREFRONT_NAME.exec(context.req.param('name')) ?? [];
		const [store, channelId] = [stores.get(hash), Number(channel)];
		if (!store || store.collection('sites').where({ channel_id: channelId }).length === 0)
			return refuseShopper(context, 404, 'There is no storefront at this address.');
		const [, bearer = ''] = /^Bearer (.+)$/.exec(context.req.header('Authorization') ?? '') ?? [];
		const token = findToken(store, bearer);
		const account = accounts.find(({ clientId }) => clientId === token?.clientId);
		if (account) context.set('account', account);
		const origin = context.req.header('Origin');
		const reason = reasonAgainst(token, { channelId, origin, now: Date.now() });
		if (reason) return refuseShopper(context, reason.status, reason.message);
		allowOrigin(context, origin);
		const asked = { store, channelId, token: token as StorefrontToken };
		const customer = shopperOf(context, asked);
		if (customer instanceof Error) return refuseShopper(context, 401, customer.message);
		const locale = localeIn(context.req.header('Accept-Language'), store, channelId);
		return runDocument(context, storefrontApi, {
			...asked,
			customer,
			locale,
			isBrowser: origin !== undefined,
			accounts,
			during: (work) => webhooks.during(store, undefined, work),
		});
	});
	return app;
}

/** Authentication errors have the shape of GraphQL errors. */
function refuseShopper(
	context: Context<RequestEnv>,
	status: ContentfulStatusCode,
	message: string,
) {
	return context.json({ errors: [{ message }] }, status);
}

function allowOrigin(context: Context<RequestEnv>, origin: string | undefined): void {
	if (origin === undefined) return;
	for (const [name, value] of [
		['Origin', origin],
		['Methods', 'POST, OPTIONS'],
		['Headers', ALLOWED_HEADERS],
	])
		context.header(`Access-Control-Allow-${name}`, value);
	context.header('Vary', 'Origin');
}

/** The impersonated or signed-in customer. An ended session counts as a guest, unless the request asks for an error. */
function shopperOf(
	context: Context<RequestEnv>,
	{ store, token }: { store: Store; token: StorefrontToken },
) {
	const id = context.req.header('X-Bc-Customer-Id');
	if (token.kind === 'impersonation' && id)
		return store.collection('customers').get(id) ?? new Error(`There is no customer ${id}.`);
	const session = context.req.header('X-Bc-Customer-Access-Token');
	const customer = customerOfSession(store, session, Date.now());
	const wantsToKnow = context.req.header('X-Bc-Error-On-Invalid-Customer-Access-Token') === 'true';
	return session && !customer && wantsToKnow
		? new Error('The customer access token is unknown or has expired.')
		: customer;
}

/** The most preferred language of the request that the channel has; undefined for the channel's default. */
function localeIn(header: string | undefined, store: Store, channelId: number): string | undefined {
	const active = store.collection('locales').where({ channel_id: channelId, status: 'ACTIVE' });
	const wanted = (header ?? '').split(',').map((part) => part.split(';')[0].trim());
	const definition = wanted
		.map((code) => active.find((row) => row.code === code))
		.find((row) => row !== undefined);
	return definition && !definition.is_default ? String(definition.code) : undefined;
}
