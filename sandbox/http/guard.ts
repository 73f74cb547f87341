import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { problem } from '../responses/render';
import { isThisMachine } from './thisMachine';

/** Requests by which a browser only looks. */
const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** BigCommerce's APIs, which want a token: a page of another site cannot send one without being allowed to. */
const API = /^\/(?:stores|payments|accounts|storefronts)\//;

/** What a page of the sandbox may be shown in: pages of this machine, such as those of an app that was opened here. */
const ANCESTORS =
	"frame-ancestors 'self' http://localhost:* http://127.0.0.1:* http://host.docker.internal:*";

/**
 * Keeps out what pages of other sites can make a browser send to this machine: requests under another name, as a name that
 * was bound to this address afterwards has it, and requests that change something.
 * @param names under which the sandbox answers besides those of this machine
 */
export function guard(names: readonly string[] = []) {
	const known = new Set(names.map((name) => name.toLowerCase()));
	return createMiddleware(async (context, next) => {
		const host = hostOf(context);
		if (!host || !(isThisMachine(host.hostname) || known.has(host.hostname))) {
			return refuse(
				context,
				`The sandbox does not answer to the name "${host?.hostname ?? ''}". Start it with --name, followed by that name, if it is meant.`,
			);
		}
		const isApi = API.test(context.req.path);
		if (!isApi && !READING.has(context.req.method) && isFromElsewhere(context, host.host)) {
			return refuse(
				context,
				'A page of another site has sent this. Only pages of the sandbox itself may, and programs.',
			);
		}
		await next();
		if (!isApi) context.header('Content-Security-Policy', ANCESTORS);
	});
}

function hostOf(context: Context): URL | undefined {
	const address = `http://${context.req.header('Host') ?? ''}`;
	return URL.canParse(address) ? new URL(address) : undefined;
}

/** Browsers say where a request comes from; programs such as n8n and tests say nothing. */
function isFromElsewhere({ req }: Context, host: string): boolean {
	const [site, origin] = [req.header('Sec-Fetch-Site'), req.header('Origin')];
	if (site !== undefined) return site !== 'same-origin' && site !== 'none';
	if (origin === undefined) return false;
	return !URL.canParse(origin) || new URL(origin).host !== host;
}

function refuse(context: Context, title: string) {
	return context.json(problem(403, title), 403);
}
