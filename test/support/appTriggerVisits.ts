import { SignJWT } from 'jose';

import { authAddress, signedAddress } from '../../sandbox/oauth/callback';
import type { App } from '../../sandbox/oauth/apps';
import { peopleOf } from '../../sandbox/accounts';
import type { Sandbox } from '../../sandbox/server';
import type { Store } from '../../sandbox/state/store';
import { startAppTrigger, type ListeningAppTrigger } from './appTrigger';
import { sandboxForTests } from './sandbox';

export let sandbox: Sandbox;
export let trigger: ListeningAppTrigger;

/** A sandbox for the tests of one file, and an App Trigger for each. */
export function openSandbox(): void {
	beforeAll(async () => {
		sandbox = await sandboxForTests();
	});
	afterAll(() => sandbox.close());
	beforeEach(() => sandbox.reset());
	afterEach(async () => await trigger.close());
}

export const app = (id = 'companion') => sandbox.login.apps.byId(id) as App;

export const store = (hash = 'hearth24kq') => sandbox.stores.get(hash) as Store;

/** Starts the trigger. */
export const start = async (parameters = {}, credential = {}) => {
	trigger = await startAppTrigger({
		sandbox,
		app: app(),
		parameters: { events: ['install', 'load', 'uninstall', 'removeUser'], ...parameters },
		credential,
	});
};

export const visit = async (address: string) => {
	const response = await fetch(address, { redirect: 'manual' });
	return { status: response.status, headers: response.headers, text: await response.text() };
};

export const install = async (hash?: string, external?: boolean) =>
	await visit(authAddress(sandbox.login, app(), store(hash), external));

/** The address that opens the app. */
export const load = async (hash?: string) =>
	await signedAddress(trigger.url('load'), app(), store(hash), peopleOf(store(hash)).owner);

export const NOW = Math.floor(Date.now() / 1000);
const person = { id: 1, email: 'owner@example.com' };
const CLAIMS = {
	aud: 'sandbox-client-companion',
	iss: 'bc',
	sub: 'stores/hearth24kq',
	iat: NOW,
	nbf: NOW,
	exp: NOW + 3600,
	user: person,
	owner: person,
	url: '/',
	channel_id: null,
};

/** Signed by whoever knows the secret, with whatever is in it. */
export const sign = async (changes: object, secret = 'sandbox-secret-companion', alg = 'HS256') =>
	await new SignJWT(JSON.parse(JSON.stringify({ ...CLAIMS, ...changes })) as object as never)
		.setProtectedHeader({ alg })
		.sign(new TextEncoder().encode(secret.padEnd(64, alg === 'HS256' ? '' : '0')));

/** The same claims without a signature. */
export const unsigned = (header: object) =>
	`${[header, CLAIMS].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`;

/** The token with another store in it, and the signature that it had. */
export const alter = (token: string) => {
	const [head, , signature] = token.split('.');
	return [
		head,
		Buffer.from(JSON.stringify({ ...CLAIMS, sub: 'stores/outlet8rw3' })).toString('base64url'),
		signature,
	].join('.');
};
