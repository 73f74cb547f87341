import type { IAllExecuteFunctions } from 'n8n-workflow';

import type { App } from './app';
import { parse } from '../shared/http/parseBody';
import { roundTrip } from '../shared/http/roundTrip';

/** The parameters for exchanging the temporary code of an installation. */
export interface CodeExchange {
	code: string;
	scope: string;
	context: string;
	/** Must equal the auth callback URL that the app is registered with. */
	redirectUri: string;
}

const PATIENCE = 15_000;
const MOST_BYTES = 1_000_000;

/**
 * Exchanges a temporary code for the access token of a store. Not retried: BigCommerce accepts a code only once, so a retry
 * would only hide the result of the first request. Never throws, because the error would contain the client secret.
 * @returns undefined if there was no response
 */
export async function exchangeCode(
	{ helpers }: Pick<IAllExecuteFunctions, 'helpers'>,
	{ clientId, clientSecret, environment }: App,
	{ code, scope, context, redirectUri }: CodeExchange,
): Promise<{ status: number; body: unknown } | undefined> {
	const body = {
		client_id: clientId,
		client_secret: clientSecret,
		code,
		scope,
		context,
		grant_type: 'authorization_code',
		redirect_uri: redirectUri,
	};
	const found = await roundTrip(
		async (options) => await helpers.httpRequest(options),
		{
			method: 'POST',
			url: `${environment.login}/oauth2/token`,
			headers: { Accept: 'application/json' },
			body,
			disableFollowRedirect: true,
		},
		{ timeout: PATIENCE, maxBytes: MOST_BYTES },
	);
	return 'lost' in found ? undefined : { status: found.status, body: parse(found.bytes) };
}
