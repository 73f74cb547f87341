import { z } from 'zod';
import type { Server } from '../../../catalog/types';
import { msg } from '../text/message';
import { InvalidCredential } from './invalidCredential';

/** Where requests go: BigCommerce itself, or a sandbox on this machine. */
export interface Environment {
	/** Origin of the API gateway, without a slash at the end. */
	api: string;
	/** Origin of the payments host. */
	payments: string;
	/** Origin of the host of B2B Edition. In the sandbox, with a path. */
	b2b: string;
	/** Origin of the server that issues tokens to apps. Access tokens are never sent there. */
	login: string;
}

export const BIGCOMMERCE: Environment = {
	api: 'https://api.bigcommerce.com',
	payments: 'https://payments.bigcommerce.com',
	b2b: 'https://api-b2b.bigcommerce.com',
	login: 'https://login.bigcommerce.com',
};

/**
 * The sandbox at a URL from the user.
 * @returns undefined if the URL is not on this machine, because a token must not be sent to any other host.
 */
export function sandboxAt(address: string): Environment | undefined {
	if (!URL.canParse(address)) return undefined;
	const { protocol, hostname, origin, username } = new URL(address);
	const isHere = isThisMachine(hostname) && /^https?:$/.test(protocol) && username === '';
	return isHere
		? { api: origin, payments: `${origin}/payments`, b2b: `${origin}/b2b`, login: origin }
		: undefined;
}

/** The base URL of a server. B2B Edition has the store in a header instead. */
export function storeBaseUrl(environment: Environment, storeHash: string, server: Server): string {
	if (server === 'payments') return `${environment.payments}/stores/${storeHash}`;
	if (server === 'b2b') return `${environment.b2b}/api/v3/io`;
	return `${environment.api}/stores/${storeHash}/${server}`;
}

/**
 * The base URL of a channel's storefront. Always BigCommerce's own host, never the store's domain: a token
 * must not depend on where a domain points. Source: the guide to the Storefront GraphQL API. The URL of channel 1 has no number.
 */
export function storefrontUrl(
	environment: Environment,
	storeHash: string,
	channelId: number,
): string {
	const name = channelId === 1 ? `store-${storeHash}` : `store-${storeHash}-${channelId}`;
	return environment === BIGCOMMERCE
		? `https://${name}.mybigcommerce.com`
		: `${environment.api}/storefronts/${name}`;
}

/** Whether a request to `url` stays on the hosts that the account's secrets may reach. */
export function isHostOf(environment: Environment, url: string): boolean {
	if (!URL.canParse(url)) return false;
	const { origin } = new URL(url);
	return [environment.api, environment.payments, environment.b2b].some(
		(text) => new URL(text).origin === origin,
	);
}

/** The names of this machine, as part of a regular expression. Secrets may be sent unencrypted only there. */
export const THIS_MACHINE = 'localhost|127(?:\\.\\d{1,3}){3}|\\[::1\\]|host\\.docker\\.internal';

const WHOLE_NAME = new RegExp(`^(?:${THIS_MACHINE})$`);

/** @param hostname as `URL` gives it: in lower case, numbers written out, IPv6 in brackets */
export function isThisMachine(hostname: string): boolean {
	return WHOLE_NAME.test(hostname);
}

/** Names under which a browser usually opens a sandbox, even if n8n uses a different one. */
const USUAL_NAMES = ['localhost', '127.0.0.1', 'host.docker.internal'];

/** Content Security Policy sources for the sandbox at an origin, on any port. */
export function sourcesOnThisMachine(origin: string): string {
	const { hostname } = new URL(origin);
	// CSP has no source for an IPv6 address, so the whole scheme is allowed.
	if (hostname.startsWith('[')) return 'http: https:';
	return [...new Set([...USUAL_NAMES, hostname])].map((name) => `http://${name}:*`).join(' ');
}

/** The fields of every credential that say where requests go. */
export const environmentShape = {
	environment: z.enum(['bigcommerce', 'sandbox']).catch('bigcommerce'),
	sandboxUrl: z.string().trim().optional(),
};

/** @throws InvalidCredential if the sandbox is not on this machine */
export function environmentFrom({
	environment,
	sandboxUrl = '',
}: {
	environment: 'bigcommerce' | 'sandbox';
	sandboxUrl?: string;
}): Environment {
	if (environment === 'bigcommerce') return BIGCOMMERCE;
	const sandbox = sandboxAt(sandboxUrl);
	if (sandbox) return sandbox;
	throw new InvalidCredential(
		msg`The sandbox address must be on this machine: localhost, 127.0.0.1, [::1] or host.docker.internal, e.g. http://localhost:4010.`,
	);
}
