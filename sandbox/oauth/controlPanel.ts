import { html } from 'hono/html';
import { Hono, type Context } from 'hono';
import { peopleOf } from '../accounts';
import { frame, mainNavigation, scopeList } from '../admin/html';
import { panelPage } from '../admin/look';
import { storeName } from '../admin/words';
import type { Store } from '../state/store';
import type { App, Login } from './apps';
import { authAddress, signedAddress, tell, type Told } from './callback';

/**
 * The simulated control panel: installs, opens and uninstalls apps as a merchant would. BigCommerce shows an app in an iframe,
 * so the browser calls auth and load. Uninstall and remove_user are called from server to server.
 */
export function createControlPanel(login: Login): Hono {
	const { apps, installs, stores } = login;
	const panel = new Hono();

	/** Calls the handler with the app and the store; 404 if one of them does not exist. */
	const within =
		(work: (context: Context, app: App, store: Store) => Response | Promise<Response>) =>
		async (context: Context) => {
			const [app, store] = [
				apps.byId(context.req.param('app')),
				stores.get(context.req.param('hash') ?? ''),
			];
			return app && store ? await work(context, app, store) : context.notFound();
		};

	panel.get('/manage', (context) =>
		context.html(
			frame(
				'Control panels',
				html`<ul>
					${[...stores.values()].map(
						(store) =>
							html`<li>
								<a href="/manage/${store.hash}/orders">${storeName(store)}</a>
								<span class="quiet">${store.hash}</span>
							</li>`,
					)}
				</ul>`,
				mainNavigation('/manage'),
			),
		),
	);
	panel.get('/manage/:hash', (context) => {
		const store = stores.get(context.req.param('hash'));
		return store ? context.html(overview(login, store)) : context.notFound();
	});
	panel.get(
		'/manage/:hash/apps/:app/install',
		within((context, app, store) =>
			context.html(consent(app, `/manage/${store.hash}/apps/${app.id}/install`, store.hash)),
		),
	);
	panel.post(
		'/manage/:hash/apps/:app/install',
		within((context, app, store) => {
			if (!app.callbacks.auth)
				return context.html(
					frame(
						'This app cannot be installed',
						html`<p>
							It has no auth callback URL. Set one in the <a href="/portal">Developer Portal</a>.
						</p>`,
					),
					409,
				);
			return context.html(shown(app, store, authAddress(login, app, store)));
		}),
	);
	panel.get(
		'/manage/:hash/apps/:app',
		within(async (context, app, store) => {
			// If the scopes have changed, the owner must approve them before the app opens. The old token is then revoked.
			if (!installs.find(app, store) || installs.isStale(app, store))
				return context.redirect(`/manage/${store.hash}/apps/${app.id}/install`);
			const { owner, staff } = peopleOf(store);
			const user = context.req.query('as') === 'staff' ? staff : owner;
			return context.html(
				shown(app, store, await signedAddress(app.callbacks.load, app, store, user)),
			);
		}),
	);
	panel.post(
		'/manage/:hash/apps/:app/uninstall',
		within(async (context, app, store) => {
			if (!installs.uninstall(app, store)) return context.redirect(`/manage/${store.hash}`);
			return context.html(
				overview(
					login,
					store,
					toldOf(
						app,
						'uninstalled',
						await tell(app.callbacks.uninstall, app, store, peopleOf(store).owner),
					),
				),
			);
		}),
	);
	panel.post(
		'/manage/:hash/apps/:app/remove-user',
		within(async (context, app, store) => {
			const { staff } = peopleOf(store);
			return context.html(
				overview(
					login,
					store,
					toldOf(
						app,
						`notified that ${staff.email} may no longer use it`,
						await tell(app.callbacks.removeUser, app, store, staff),
					),
				),
			);
		}),
	);

	panel.get('/app/:client/install', (context) => {
		const app = apps.byClient(context.req.param('client'));
		return app
			? context.html(
					frame(
						`Choose a store for ${app.name}`,
						html`<ul>
							${[...stores.values()].map(
								(store) =>
									html`<li>
										<a href="/app/${app.clientId}/install/${store.hash}">${storeName(store)}</a>
										<span class="quiet">${store.hash}</span>
									</li>`,
							)}
						</ul>`,
					),
				)
			: context.notFound();
	});
	panel.get('/app/:client/install/:outcome', (context) => {
		const [app, outcome] = [
			apps.byClient(context.req.param('client')),
			context.req.param('outcome'),
		];
		if (!app) return context.notFound();
		if (outcome === 'succeeded')
			return context.html(frame('Installed', html`<p>${app.name} reported that it is ready.</p>`));
		if (outcome === 'failed')
			return context.html(
				frame('Not installed', html`<p>${app.name} reported that it could not be installed.</p>`),
			);
		return stores.has(outcome)
			? context.html(consent(app, `/app/${app.clientId}/install/${outcome}`, outcome))
			: context.notFound();
	});
	panel.post('/app/:client/install/:hash', (context) => {
		const [app, store] = [
			apps.byClient(context.req.param('client')),
			stores.get(context.req.param('hash')),
		];
		return app?.callbacks.auth && store
			? context.redirect(authAddress(login, app, store, true))
			: context.notFound();
	});
	return panel;
}

function toldOf({ name }: App, what: string, told: Told): string {
	const answer =
		typeof told === 'number'
			? `It responded with status ${told}.`
			: told === 'no answer'
				? 'It did not respond.'
				: 'It has no callback URL for this.';
	return `${name} was ${what}. ${answer}`;
}

function overview({ apps, installs }: Login, store: Store, told?: string) {
	return panelPage(
		store,
		'apps',
		'Apps',
		html` ${told ? html`<p class="told" role="status">${told}</p>` : ''}
		${apps.all().map((app) => {
			const base = `/manage/${store.hash}/apps/${app.id}`;
			return html`<section aria-labelledby="${app.id}">
				<h2 id="${app.id}">${app.name}</h2>
				${
					installs.find(app, store)
						? html`<a class="button" href="${base}">Open</a>
								<a class="button" href="${base}?as=staff">Open as staff</a>
								<form method="post" action="${base}/remove-user">
									<button>Remove staff user</button>
								</form>
								<form method="post" action="${base}/uninstall"><button>Uninstall</button></form>`
						: html`<a class="button" href="${base}/install">Install</a>`
				}
			</section>`;
		})}`,
	);
}

function consent(app: App, action: string, hash: string) {
	return frame(
		`Install ${app.name}?`,
		html` <p>In the store <strong>${hash}</strong>, it can use these scopes:</p>
			${scopeList(app.scopes)}
			<form method="post" action="${action}"><button class="main">Confirm</button></form>`,
	);
}

function shown(app: App, { hash }: Store, address: string) {
	return frame(
		app.name,
		html`<iframe title="${app.name}" src="${address}"></iframe>
			<p><a href="/manage/${hash}">Back to all apps</a></p>`,
	);
}
