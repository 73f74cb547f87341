import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { problem } from '../responses/render';
import { isThisMachine } from './thisMachine';

/** Requests that only read. */
const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** BigCommerce's APIs, which need a token. A page of another site cannot send one without CORS permission. */
const API = /^\/(?:stores|payments|accounts|storefronts)\//;

/** Pages that may embed a sandbox page: those on this machine, such as an app that was opened here. */
const ANCESTORS =
	"frame-ancestors 'self' http://localhost:* http://127.0.0.1:* http://host.docker.internal:*";

/**
 * Blocks requests that pages of other sites can make a browser send to this machine: requests under another host name, as in
 * DNS rebinding, and requests that change something.
 * @param names accepted host names in addition to those of this machine
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

/** Browsers send the origin of a request; programs such as n8n and tests do not. */
function isFromElsewhere({ req }: Context, host: string): boolean {
	const [site, origin] = [req.header('Sec-Fetch-Site'), req.header('Origin')];
	if (site !== undefined) return site !== 'same-origin' && site !== 'none';
	if (origin === undefined) return false;
	return !URL.canParse(origin) || new URL(origin).host !== host;
}

function refuse(context: Context, title: string) {
	return context.json(problem(403, title), 403);
}
