import { Hono, type Context } from 'hono';
import type { z } from 'zod';
import { problem } from '../responses/apiError';
import type { RequestEnv } from '../http/authentication';
import type { Store } from '../state/store';
import type { Webhooks } from '.';
import { burst, burstSchema } from './burst';
import { settingsSchema } from './settings';

/** Endpoints to view deliveries, simulate faults, and send many at once. */
export function createWebhookControl(
	{ settings, dispatcher }: Webhooks,
	stores: Map<string, Store>,
): Hono<RequestEnv> {
	const app = new Hono<RequestEnv>();
	const { book } = dispatcher;
	app.get('/sandbox/webhooks', (context) =>
		context.json({
			pending: dispatcher.pending(),
			blocked: dispatcher.blocks(),
			mails: book.mails(),
			settings,
		}),
	);
	app.get('/sandbox/webhooks/deliveries', (context) =>
		context.json({ pending: dispatcher.pending(), deliveries: book.deliveries() }),
	);
	app.delete('/sandbox/webhooks/deliveries', (context) => {
		book.forgetDeliveries();
		return context.body(null, 204);
	});
	app.post('/sandbox/webhooks/settings', async (context) => {
		const asked = await read(context, settingsSchema.partial());
		if ('errors' in asked) return refuse(context, asked.errors);
		return context.json(Object.assign(settings, asked.fields));
	});
	app.post('/sandbox/webhooks/burst', async (context) => {
		const asked = await read(context, burstSchema);
		if ('errors' in asked) return refuse(context, asked.errors);
		const [store] = stores.values();
		return context.json(burst(dispatcher, store, asked.fields), 202);
	});
	return app;
}

type Read<T> = { fields: T } | { errors: Record<string, string> };

async function read<Schema extends z.ZodTypeAny>(
	context: Context<RequestEnv>,
	schema: Schema,
): Promise<Read<z.infer<Schema>>> {
	const checked = schema.safeParse(await context.req.json().catch(() => undefined));
	if (checked.success) return { fields: checked.data as z.infer<Schema> };
	return {
		errors: Object.fromEntries(
			checked.error.issues.map(({ path, message }) => [path.join('.') || 'body', message]),
		),
	};
}

function refuse(context: Context<RequestEnv>, errors: Record<string, string>) {
	return context.json(problem(422, 'Unknown or wrong settings', errors), 422);
}
