import type { IAllExecuteFunctions } from 'n8n-workflow';

import type { App } from './app';
import { parse } from '../shared/http/parseBody';
import { roundTrip } from '../shared/http/roundTrip';

/** What is needed to exchange the temporary code of an installation. */
export interface CodeExchange {
	code: string;
	scope: string;
	context: string;
	/** Exactly the auth callback URL that the app is registered with. */
	redirectUri: string;
}

const PATIENCE = 15_000;
const MOST_BYTES = 1_000_000;

/**
 * Exchanges a temporary code for the access token of a store. Sent once: BigCommerce takes a code only once, so a repeat
 * could only hide what became of the first try. Never throws, because a thrown request would carry the client secret.
 * @returns undefined when no answer came
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
