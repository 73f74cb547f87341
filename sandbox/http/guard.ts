import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { problem } from '../responses/apiError';

/** The names of this machine. A test checks that the nodes accept the same names for a sandbox. */
const THIS_MACHINE = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|host\.docker\.internal)$/;

/** @param hostname as in `URL`: lowercase, with normalized numbers and IPv6 in brackets */
export function isThisMachine(hostname: string): boolean {
	return THIS_MACHINE.test(hostname);
}

/** Requests that only read. */
const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** BigCommerce's APIs, which need a token. A page of another site cannot send one without CORS permission. */
const API = /^\/(?:stores|payments|accounts|storefronts|b2b)\//;

/** Pages that may embed a sandbox page: those on this machine, such as an app that was opened here. */
const ANCESTORS =
	"frame-ancestors 'self' http://localhost:* http://127.0.0.1:* http://host.docker.internal:*";

/**
 * Blocks requests that pages of other sites can make a browser send to this machine: requests under another host name, as in
 * DNS rebinding, and requests that change something.
 * @param names accepted host names in addition to those of this machine
 */
export function guard(names: readonly string[] = []) {
	const lowerCaseNames = new Set(names.map((name) => name.toLowerCase()));
	return createMiddleware(async (context, next) => {
		const host = hostOf(context);
		if (!host || !(isThisMachine(host.hostname) || lowerCaseNames.has(host.hostname))) {
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

/** Deeper than anything that BigCommerce accepts, but safe for recursive functions. */
const DEEPEST = 100;

/** The nesting depth of brackets outside of strings. Runs in linear time for any text. */
function depthOf(text: string): number {
	let [depth, deepest] = [0, 0];
	let isText = false;
	for (let at = 0; at < text.length; at++) {
		const character = text[at];
		if (isText) {
			if (character === '\\') at += 1;
			else if (character === '"') isText = false;
		} else if (character === '"') {
			isText = true;
		} else if (character === '{' || character === '[') {
			deepest = Math.max(deepest, (depth += 1));
		} else if (character === '}' || character === ']') {
			depth -= 1;
		}
	}
	return deepest;
}

export function isTooDeep(text: string): boolean {
	return depthOf(text) > DEEPEST;
}

/** Refuses JSON that is nested too deeply, before anything reads it. */
export const limitDepth = createMiddleware(async (context, next) => {
	const { raw } = context.req;
	const isForm = context.req.header('content-type')?.startsWith('multipart/') ?? false;
	if (raw.body && !isForm && isTooDeep(await raw.clone().text())) {
		return context.json(
			problem(400, 'Input is invalid.', {
				body: `The JSON is nested more than ${DEEPEST} levels deep.`,
			}),
			400,
		);
	}
	await next();
});
