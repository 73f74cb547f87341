import { Hono } from 'hono';
import type { Parts } from '../parts';
import { problem } from '../responses/apiError';
import { themeFile } from '../handlers/themes';
import type { RequestEnv } from '../http/authentication';
import { areRules } from '../http/faults';
import { renderPage } from './page';

const SWITCHES = ['latency', 'quota', 'window', 'accountQuota', 'accountWindow'] as const;

/** Endpoints that only the sandbox has: for people, tests and scripts. */
export function createControl(parts: Parts): Hono<RequestEnv> {
	const { settings, log, trouble, reset } = parts;
	const app = new Hono<RequestEnv>();
	app.get('/', (context) => context.html(renderPage(parts)));
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
				!SWITCHES.includes(name as never) || !(Number.isInteger(value) && Number(value) >= 0),
		);
		if (asked === undefined || wrong.length) {
			const errors = Object.fromEntries(
				wrong.map(([name]) => [name, `expected whole numbers for: ${SWITCHES.join(', ')}`]),
			);
			return context.json(problem(422, 'Unknown or wrong settings', errors), 422);
		}
		Object.assign(settings, Object.fromEntries(entries));
		return context.json(settings);
	});
	return app;
}
