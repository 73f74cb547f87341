import type { Server } from '../../../catalog/types';
import { isThisMachine } from './thisMachine';

/** Where requests go: BigCommerce itself, or a sandbox on this machine. */
export interface Environment {
	/** Origin of the API gateway, without a slash at the end. */
	api: string;
	/** Origin of the payments host. */
	payments: string;
	/** Origin of the server that issues tokens to apps. Access tokens are never sent there. */
	login: string;
}

export const BIGCOMMERCE: Environment = {
	api: 'https://api.bigcommerce.com',
	payments: 'https://payments.bigcommerce.com',
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
	return isHere ? { api: origin, payments: `${origin}/payments`, login: origin } : undefined;
}

/** The base URL of a server. */
export function storeBaseUrl(environment: Environment, storeHash: string, server: Server): string {
	if (server === 'payments') return `${environment.payments}/stores/${storeHash}`;
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
	return [environment.api, environment.payments].some((each) => new URL(each).origin === origin);
}
