import { randomBytes } from 'node:crypto';
import { html } from 'hono/html';
import { Hono, type Context } from 'hono';
import type { App, Login } from './apps';
import type { Store } from '../state/store';
import { frame, scopeList } from '../admin/html';
import { ACCOUNT_UUID, printScopes, readScopes } from '../accounts';

interface Question {
	app: App;
	store: Store;
	scopes: string[];
	redirectUri: string;
	state?: string;
}

/** `/oauth2/authorize`: an app sends its user here to approve it. The user is sent back with a code. */
export function createAuthorize(login: Login): Hono {
	const app = new Hono();
	const questions = new Map<string, Question>();

	app.get('/oauth2/authorize', (context) => {
		const asked = read(context, login);
		// Never redirects to an unchecked URL.
		if (typeof asked === 'string')
			return context.html(frame('This app cannot be connected', html`<p>${asked}</p>`), 400);
		const id = randomBytes(16).toString('hex');
		questions.set(id, asked);
		return context.html(
			frame(
				`${asked.app.name} requests access`,
				html` <p>To the store <strong>${asked.store.hash}</strong>, with these scopes:</p>
					${scopeList(asked.scopes)}
					<form method="post" action="/oauth2/decision">
						<input type="hidden" name="question" value="${id}" />
						<button class="main" name="answer" value="approve">Confirm</button>
						<button name="answer" value="deny">Cancel</button>
					</form>`,
			),
		);
	});

	app.post('/oauth2/decision', async (context) => {
		const { question, answer } = await context.req.parseBody();
		const asked = questions.get(String(question));
		questions.delete(String(question));
		if (!asked)
			return context.html(
				frame('This request was already answered', html`<p>Start again in the app.</p>`),
				400,
			);
		const { app: granted, store, scopes, redirectUri, state } = asked;
		const back =
			answer === 'approve'
				? {
						code: login.codes.issue({ app: granted, store, scopes, redirectUri }),
						scope: printScopes(scopes),
						context: `stores/${store.hash}`,
						account_uuid: ACCOUNT_UUID,
					}
				: { error: 'access_denied' };
		const address = new URL(redirectUri);
		for (const [name, value] of Object.entries({ ...back, ...(state ? { state } : {}) }))
			address.searchParams.set(name, value);
		return context.redirect(address.href);
	});
	return app;
}

/** The request, or what is wrong with it. */
function read({ req }: Context, { apps, stores }: Login): Question | string {
	const { client_id, response_type, redirect_uri, scope, context, state } = req.query();
	const app = apps.byClient(client_id);
	if (!app) return 'The client ID is missing or unknown.';
	if (!redirect_uri || redirect_uri !== app.callbacks.auth)
		return 'The redirect URI is not the auth callback URL that the app is registered with.';
	if (response_type !== 'code') return 'The response type must be "code".';
	const store = stores.get(/^stores\/([a-z0-9]+)$/.exec(context ?? '')?.[1] ?? '');
	if (!store)
		return 'The context is missing, or the store does not exist. The format is stores/hearth24kq.';
	const scopes = readScopes(scope ?? '');
	const others = scopes.filter((scope) => !app.scopes.includes(scope));
	if (scopes.length === 0) return 'The scope is missing.';
	if (others.length > 0)
		return `The app is not registered with these scopes: ${others.join(', ')}.`;
	return { app, store, scopes, redirectUri: redirect_uri, ...(state ? { state } : {}) };
}
