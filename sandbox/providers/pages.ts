import { html } from 'hono/html';
import { Hono } from 'hono';
import { z } from 'zod';
import { doneMessage, frame, mainNavigation, table } from '../admin/html';
import { storeName } from '../admin/words';
import { zodMessages } from '../http/validation';
import type { Parts } from '../parts';
import { problem } from '../responses/apiError';
import { testConnection } from './rates';
import { connectionOf, type Provider } from './registry';

const HERE = '/portal/providers';

/** A URL that BigCommerce may call. */
const url = z
	.string()
	.refine(
		(text) => text === '' || URL.canParse(text.replaceAll('{profile}', 'profile')),
		'must be a URL',
	);
const urls = z.record(url);

/** Carriers and tax providers: for people at `/portal/providers`, for scripts at `/sandbox/providers`. */
export function createProviderPages({ providers, stores }: Parts): Hono {
	const app = new Hono();
	let tested = '';
	app.get('/sandbox/providers', (context) =>
		context.json({
			carriers: providers.carriers(),
			taxProviders: providers.taxProviders(),
			calls: providers.calls(),
		}),
	);
	app.post('/sandbox/providers/:id', async (context) => {
		const provider = providers.byId(context.req.param('id'));
		const asked = urls.safeParse(await context.req.json().catch(() => undefined));
		if (!provider) return context.json(problem(404, 'There is no such provider.'), 404);
		if (!asked.success)
			return context.json(problem(422, 'Wrong URLs', zodMessages(asked.error)), 422);
		providers.change(provider, asked.data);
		return context.json(provider);
	});
	app.get('/sandbox/parcel-carrier/rates', (context) => {
		const { weight = '', country = '' } = context.req.query();
		return context.json({ services: parcelServices(Number(weight), country) });
	});
	app.get(HERE, (context) => {
		const connections = [...providers.carriers(), ...providers.taxProviders()].flatMap((provider) =>
			[...stores.values()]
				.filter((store) => connectionOf(store, provider.id))
				.map((store) => [
					provider.name,
					storeName(store),
					'rate' in provider.urls
						? html`<form method="post" action="${HERE}/${provider.id}/test/${store.hash}">
								<button>Test Connection</button>
							</form>`
						: '',
				]),
		);
		const message = tested;
		tested = '';
		return context.html(
			frame(
				'Carriers and tax providers',
				html`${doneMessage(message || undefined)}
					<p>
						At BigCommerce, people register a carrier or a tax provider for you. Here, enter the
						production URLs of your workflow.
					</p>
					${[...providers.carriers(), ...providers.taxProviders()].map(formOf)}
					${table('Connected stores', ['Provider', 'Store', ''], connections, 'No store is connected.')}
					${callsTable()}`,
				mainNavigation(HERE),
			),
		);
	});
	const callsTable = () =>
		table(
			'Calls',
			['Time (UTC)', 'Provider', 'Call', 'Took', 'Status', 'Verdict', 'Answer'],
			providers
				.calls()
				.reverse()
				.map(({ at, provider, kind, milliseconds, status, verdict, answer }) => [
					at.slice(11, 19),
					provider,
					kind,
					`${milliseconds} ms`,
					status ?? '–',
					verdict,
					html`<details>
						<summary>Show</summary>
						<code>${JSON.stringify(answer)}</code>
					</details>`,
				]),
		);
	app.post(`${HERE}/:id`, async (context) => {
		const provider = providers.byId(context.req.param('id'));
		const asked = urls.safeParse(await context.req.parseBody());
		if (!provider || !asked.success)
			return context.html(frame('Not saved', html`<p>One of the URLs is not valid.</p>`), 422);
		providers.change(provider, asked.data);
		tested = `The URLs of ${provider.name} are saved.`;
		return context.redirect(HERE, 303);
	});
	app.post(`${HERE}/:id/test/:hash`, async (context) => {
		const provider = providers.byId(context.req.param('id'));
		const store = stores.get(context.req.param('hash'));
		if (!provider || !store) return context.notFound();
		tested = await testConnection(providers, provider, store);
		return context.redirect(HERE, 303);
	});
	return app;
}

/** The price list of a pretend carrier whose API a workflow can call. @param weight pounds */
function parcelServices(weight: number, country: string) {
	const isAbroad = country !== '' && country !== 'US';
	return [
		{ id: 'GROUND', title: 'Parcel Ground', base: 4.2, perPound: 0.6, days: 4 },
		{ id: 'AIR', title: 'Parcel Air', base: 9.8, perPound: 1.1, days: 2 },
	].map(({ id, title, base, perPound, days }) => ({
		id,
		title,
		price: Math.round((base + perPound * weight) * (isAbroad ? 300 : 100)) / 100,
		days: isAbroad ? days + 6 : days,
	}));
}

const LABELS: Record<string, string> = {
	rate: 'Rate URL',
	check: 'Check connection options URL',
	estimate: 'Estimate URL',
	commit: 'Commit URL',
	adjust: 'Adjust URL',
	void: 'Void URL',
};

function formOf({ id, name, urls }: Provider) {
	return html`<section aria-labelledby="provider-${id}">
		<h2 id="provider-${id}">${name}</h2>
		<p>${'rate' in urls ? 'Carrier ID' : 'Provider ID'} <code>${id}</code></p>
		<form method="post" action="${HERE}/${id}">
			${Object.entries(urls).map(([field, value]) => html`<label>${LABELS[field]} <input type="url" name="${field}" value="${value}" /></label>`)}
			<button class="main">Save ${name}</button>
		</form>
	</section>`;
}
