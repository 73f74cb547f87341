import { html } from 'hono/html';
import { Hono } from 'hono';
import { z } from 'zod';
import { frame, mainNavigation } from '../admin/html';
import { zodMessages } from '../http/validation';
import { problem } from '../responses/apiError';
import type { App, Login } from './apps';

/** A callback URL. It is used exactly as registered; BigCommerce allows no query string in it. */
const address = z
	.string()
	.refine(
		(text) =>
			text === '' ||
			(/^https?:\/\//.test(text) &&
				URL.canParse(text) &&
				!text.includes('?') &&
				!text.includes('#')),
		'must be a URL without a query string',
	);
const settings = z
	.object({
		scopes: z.array(z.string().regex(/^\w+$/)),
		callbacks: z
			.object({ auth: address, load: address, uninstall: address, removeUser: address })
			.partial()
			.strict(),
	})
	.partial()
	.strict();

const FIELDS = [
	['auth', 'Auth callback URL'],
	['load', 'Load callback URL'],
	['uninstall', 'Uninstall callback URL'],
	['removeUser', 'Remove user callback URL'],
] as const;

/** The simulated Developer Portal: for people at `/portal`, for scripts at `/sandbox/apps`. */
export function createDeveloperPortal({ apps }: Login): Hono {
	const app = new Hono();
	const withoutSecret = (app: App) => ({ ...app, clientSecret: undefined });
	app.get('/sandbox/apps', (context) => context.json({ apps: apps.all().map(withoutSecret) }));
	app.post('/sandbox/apps/:id', async (context) => {
		const app = apps.byId(context.req.param('id'));
		const asked = settings.safeParse(await context.req.json().catch(() => undefined));
		if (!app) return context.json(problem(404, 'There is no such app.'), 404);
		if (!asked.success)
			return context.json(problem(422, 'Unknown or wrong settings', zodMessages(asked.error)), 422);
		apps.change(app, asked.data);
		return context.json(withoutSecret(app));
	});
	app.get('/portal', (context) =>
		context.html(
			frame(
				'Developer Portal',
				html`${apps.all().map((app) => formOf(app))}`,
				mainNavigation('/portal'),
			),
		),
	);
	app.post('/portal/:id', async (context) => {
		const app = apps.byId(context.req.param('id'));
		const { scopes, ...callbacks } = await context.req.parseBody();
		const asked = settings.safeParse({
			scopes: String(scopes).split(/\s+/).filter(Boolean),
			callbacks,
		});
		if (!app || !asked.success)
			return context.html(
				frame(
					'Not saved',
					html`<p>
						${asked.success ? 'There is no such app.' : Object.entries(zodMessages(asked.error)).flat().join(' ')}
					</p>`,
				),
				422,
			);
		apps.change(app, asked.data);
		return context.redirect('/portal');
	});
	return app;
}

function formOf({ id, name, clientId, clientSecret, scopes, callbacks }: App) {
	return html`<section aria-labelledby="app-${id}">
		<h2 id="app-${id}">${name}</h2>
		<p>Client ID <code>${clientId}</code>, client secret <code>${clientSecret}</code></p>
		<form method="post" action="/portal/${id}">
			${FIELDS.map(([field, label]) => html`<label>${label} <input type="url" name="${field}" value="${callbacks[field]}" /></label>`)}
			<label
				>Scopes, separated by spaces <textarea name="scopes" rows="3">${scopes.join(' ')}</textarea>
			</label>
			<button class="main">Save ${name}</button>
		</form>
	</section>`;
}
