import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Store } from '../state/store';
import type { App, Login } from './apps';
import { ACCOUNT_UUID, peopleOf, printScopes, type Person } from '../accounts';

const DAY = 24 * 60 * 60;

/** The URL that a browser is sent to after a store's owner has approved an app. */
export function authAddress({ codes }: Login, app: App, store: Store, external = false): string {
	const redirectUri = app.callbacks.auth;
	const address = new URL(redirectUri);
	const values = {
		code: codes.issue({ app, store, scopes: app.scopes, redirectUri }),
		scope: printScopes(app.scopes),
		context: `stores/${store.hash}`,
		account_uuid: ACCOUNT_UUID,
		...(external ? { external_install: 'true' } : {}),
	};
	for (const [name, value] of Object.entries(values)) address.searchParams.set(name, value);
	return address.href;
}

/** The URL of a callback with a signed payload for a user in a store. */
export async function signedAddress(
	address: string,
	app: App,
	store: Store,
	user: Person,
): Promise<string> {
	const { owner } = peopleOf(store);
	const now = Math.floor(Date.now() / 1000);
	const payload = {
		user: { id: user.id, email: user.email, locale: 'en-US' },
		owner: { id: owner.id, email: owner.email },
		url: '/',
		channel_id: null,
	};
	const token = await new SignJWT(payload)
		.setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
		.setAudience(app.clientId)
		.setIssuer('bc')
		.setSubject(`stores/${store.hash}`)
		.setIssuedAt(now)
		.setNotBefore(now - 5)
		.setExpirationTime(now + DAY)
		.setJti(randomUUID())
		.sign(new TextEncoder().encode(app.clientSecret));
	const called = new URL(address);
	called.searchParams.set('signed_payload_jwt', token);
	return called.href;
}

/** The response of an app to a callback from BigCommerce's servers. */
export type Told = 'no callback' | 'no answer' | number;

/** Calls an app from server to server, as for uninstall and remove_user. */
export async function tell(address: string, app: App, store: Store, user: Person): Promise<Told> {
	if (!address) return 'no callback';
	const called = await signedAddress(address, app, store, user);
	return await fetch(called, { redirect: 'manual', signal: AbortSignal.timeout(10_000) }).then(
		({ status }) => status,
		() => 'no answer' as const,
	);
}
