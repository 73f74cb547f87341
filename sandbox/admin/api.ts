import { randomBytes } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { changeOwner, deleteAccount } from '../accounts';
import { themeFile } from '../handlers/themes';
import type { RequestEnv } from '../http/authentication';
import { areRules } from '../http/faults';
import { zodMessages } from '../http/validation';
import type { Parts } from '../parts';
import { problem } from '../responses/apiError';
import type { Store } from '../state/store';
import type { Webhooks } from '../webhooks';
import { createCompanyApplications } from '../b2b/application';
import { burst, burstSchema } from '../webhooks/burst';
import { settingsSchema } from '../webhooks/settings';
import { createLook } from './look';
import { renderPage } from './page';
import { createTryIt, messageOf, type Told } from './tryIt';

const SETTINGS = [
	'latency',
	'quota',
	'window',
	'accountQuota',
	'accountWindow',
	'b2bQuota',
	'b2bWindow',
] as const;

/** Endpoints that only the sandbox has: for people, tests and scripts. */
export function createSandboxApi(parts: Parts): Hono<RequestEnv> {
	const { settings, log, trouble, reset } = parts;
	const app = new Hono<RequestEnv>();
	const told: Told = [];
	app.get('/', (context) => context.html(renderPage(parts, messageOf(context, told))));
	app.route('/', createTryIt(parts.stores, parts.webhooks, told));
	app.route('/', createLook(parts.stores, told));
	app.get('/sandbox/health', (context) => context.json({ ok: true }));
	app.get('/sandbox/log', (context) => context.json({ requests: log.all() }));
	app.delete('/sandbox/log', (context) => {
		log.clear();
		return context.body(null, 204);
	});
	app.post('/sandbox/reset', (context) => {
		reset();
		return context.json({ ok: true });
	});
	app.get('/sandbox/faults', (context) => context.json({ faults: trouble.all() }));
	app.post('/sandbox/faults', async (context) => {
		const asked: unknown = await context.req.json().catch(() => undefined);
		if (!areRules(asked))
			return context.json(problem(422, 'Expected a list of faults, each with a kind'), 422);
		trouble.set(asked);
		return context.json({ faults: trouble.all() });
	});
	// BigCommerce serves these files from its own storage.
	app.get('/sandbox/themes/:file', (context) =>
		context.body(new Uint8Array(themeFile('Hearth')), 200, { 'Content-Type': 'application/zip' }),
	);
	app.get('/sandbox/settings', (context) => context.json(settings));
	app.post('/sandbox/settings', async (context) => {
		const asked: unknown = await context.req.json().catch(() => undefined);
		const entries = Object.entries((asked ?? {}) as Record<string, unknown>);
		const wrong = entries.filter(
			([name, value]) =>
				!SETTINGS.includes(name as never) || !(Number.isInteger(value) && Number(value) >= 0),
		);
		if (asked === undefined || wrong.length) {
			const errors = Object.fromEntries(
				wrong.map(([name]) => [name, `expected whole numbers for: ${SETTINGS.join(', ')}`]),
			);
			return context.json(problem(422, 'Unknown or wrong settings', errors), 422);
		}
		Object.assign(settings, Object.fromEntries(entries));
		return context.json(settings);
	});
	app.route('/', createAccountControl(parts));
	app.route('/', createCartControl(parts.webhooks, parts.stores));
	app.route('/', createCompanyApplications(parts.webhooks, parts.stores));
	app.route('/', createWebhookControl(parts.webhooks, parts.stores));
	return app;
}

/** What an owner does in the control panel: deletes an API account, or changes their own email address. */
function createAccountControl({ accounts, stores }: Parts): Hono<RequestEnv> {
	const app = new Hono<RequestEnv>();
	const done = (context: Context, fields: object) =>
		context.req.header('accept')?.includes('text/html')
			? context.redirect('/', 303)
			: context.json(fields);
	app.post('/sandbox/accounts/:id/delete', (context) =>
		deleteAccount(accounts, stores, context.req.param('id'))
			? done(context, { deleted: context.req.param('id') })
			: context.json(problem(404, 'There is no such API account.'), 404),
	);
	app.post('/sandbox/stores/:hash/owner', async (context) => {
		const store = stores.get(context.req.param('hash'));
		if (!store) return context.json(problem(404, 'There is no such store.'), 404);
		const asked = await readFields(context, z.object({ email: z.string().email() }));
		if ('errors' in asked) return refuseFields(context, asked.errors);
		changeOwner(accounts, store, asked.fields.email);
		return done(context, { email: asked.fields.email });
	});
	return app;
}

/** BigCommerce treats a cart as abandoned an hour after its last change. Here it is abandoned on request. */
function createCartControl(webhooks: Webhooks, stores: Map<string, Store>): Hono<RequestEnv> {
	const app = new Hono<RequestEnv>();
	app.post('/sandbox/carts/:id/abandon', (context) => {
		const id = context.req.param('id');
		const [store] = stores.values();
		if (!store.collection('carts').get(id))
			return context.json(problem(404, 'There is no such cart.'), 404);
		const token = randomBytes(16).toString('hex');
		webhooks.during(store, undefined, () =>
			store.collection('abandoned-carts').insert({ token, cart_id: id }),
		);
		// A browser gets the page again.
		return context.req.header('accept')?.includes('text/html')
			? context.redirect('/', 303)
			: context.json({ cart_id: id, token }, 202);
	});
	return app;
}

/** Endpoints to view deliveries, simulate faults, and send many at once. */
function createWebhookControl(
	{ settings, dispatcher }: Webhooks,
	stores: Map<string, Store>,
): Hono<RequestEnv> {
	const app = new Hono<RequestEnv>();
	const { log } = dispatcher;
	app.get('/sandbox/webhooks', (context) =>
		context.json({
			pending: dispatcher.pending(),
			blocked: dispatcher.blocks(),
			mails: log.mails(),
			settings,
		}),
	);
	app.get('/sandbox/webhooks/deliveries', (context) =>
		context.json({ pending: dispatcher.pending(), deliveries: log.deliveries() }),
	);
	app.delete('/sandbox/webhooks/deliveries', (context) => {
		log.forgetDeliveries();
		return context.body(null, 204);
	});
	app.post('/sandbox/webhooks/settings', async (context) => {
		const asked = await readFields(context, settingsSchema.partial());
		if ('errors' in asked) return refuseFields(context, asked.errors);
		Object.assign(settings, asked.fields);
		dispatcher.reschedule();
		return context.json(settings);
	});
	app.post('/sandbox/webhooks/burst', async (context) => {
		const asked = await readFields(context, burstSchema);
		if ('errors' in asked) return refuseFields(context, asked.errors);
		const [store] = stores.values();
		return context.json(burst(dispatcher, store, asked.fields), 202);
	});
	return app;
}

type FieldsOrErrors<T> = { fields: T } | { errors: Record<string, string> };

async function readFields<Schema extends z.ZodTypeAny>(
	context: Context<RequestEnv>,
	schema: Schema,
): Promise<FieldsOrErrors<z.infer<Schema>>> {
	const checked = schema.safeParse(await context.req.json().catch(() => undefined));
	if (checked.success) return { fields: checked.data as z.infer<Schema> };
	return { errors: zodMessages(checked.error) };
}

function refuseFields(context: Context<RequestEnv>, errors: Record<string, string>) {
	return context.json(problem(422, 'Unknown or wrong settings', errors), 422);
}
