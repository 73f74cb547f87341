import { randomBytes } from 'node:crypto';
import type { Account } from '../accounts';
import type { Id } from '../state/row';
import type { Store } from '../state/store';
import seed from './apps.json';

/** The URLs that BigCommerce calls; empty if the developer set none. */
interface Callbacks {
	auth: string;
	load: string;
	uninstall: string;
	removeUser: string;
}

/** An app as registered by its developer. */
export interface App {
	id: string;
	name: string;
	clientId: string;
	clientSecret: string;
	scopes: string[];
	callbacks: Callbacks;
}

/** The settings that a developer can change. */
type AppSettings = Partial<Pick<App, 'scopes'> & { callbacks: Partial<Callbacks> }>;

/** The apps in the simulated Developer Portal. */
function createApps() {
	let apps = structuredClone(seed) as App[];
	return {
		all: () => apps,
		byId: (id: string | undefined) => apps.find((app) => app.id === id),
		byClient: (clientId: string | undefined) => apps.find((app) => app.clientId === clientId),
		change(app: App, { scopes, callbacks }: AppSettings) {
			if (scopes) app.scopes = scopes;
			Object.assign(app.callbacks, callbacks);
		},
		reset() {
			apps = structuredClone(seed) as App[];
		},
	};
}

/** The apps of one sandbox. */
type Apps = ReturnType<typeof createApps>;

/** The approval that a temporary code represents. */
interface Approval {
	app: App;
	store: Store;
	scopes: string[];
	/** The URL that the code was sent to. */
	redirectUri: string;
}

const CODE_LIFETIME = 60_000;

/** Temporary codes: each can be exchanged once, within a minute. */
function createCodes(now: () => number = Date.now) {
	const open = new Map<string, Approval & { until: number }>();
	return {
		issue(permission: Approval): string {
			const code = randomBytes(20).toString('hex');
			open.set(code, { ...permission, until: now() + CODE_LIFETIME });
			return code;
		},
		/** Uses up a code. Returns its approval, unless it is unknown, used or expired. */
		take(code: string): Approval | undefined {
			const grant = open.get(code);
			open.delete(code);
			return grant && grant.until > now() ? grant : undefined;
		},
		reset: () => open.clear(),
	};
}

/** The codes of one sandbox. */
type Codes = ReturnType<typeof createCodes>;

/**
 * The API accounts that are created when a store installs an app. They are added to the list of all accounts, so their
 * tokens work with the API like any other.
 */
function createInstalls(accounts: Account[]) {
	const installed = new Set<Account>();
	const idOf = (app: App, { hash }: Store) => `${app.id}-${hash}`;

	function find(app: App, store: Store): Account | undefined {
		return [...installed].find(({ id }) => id === idOf(app, store));
	}

	function remove(account: Account): void {
		installed.delete(account);
		const index = accounts.indexOf(account);
		if (index >= 0) accounts.splice(index, 1);
	}

	return {
		find,
		/** The account of an app in a store. Its token stays the same until the scopes change; then the old token is revoked. */
		grant(app: App, store: Store, scopes: string[]): Account {
			const installation = find(app, store);
			if (installation && hasSameScopes(installation.scopes, scopes)) return installation;
			if (installation) remove(installation);
			const account: Account = {
				id: idOf(app, store),
				name: `${app.name} in ${store.hash}`,
				kind: 'app',
				storeHash: store.hash,
				accessToken: randomBytes(16).toString('hex'),
				clientId: app.clientId,
				clientSecret: app.clientSecret,
				scopes,
			};
			accounts.push(account);
			installed.add(account);
			return account;
		},
		/** Revokes the token and removes the webhooks, because they belong to the API account that created them. */
		uninstall(app: App, store: Store): boolean {
			const account = find(app, store);
			if (!account) return false;
			remove(account);
			const hooks = store.collection('hooks');
			for (const { id } of hooks.where({ client_id: app.clientId })) hooks.remove(id as Id);
			return true;
		},
		/** The scopes of the app have changed, so the store's owner must approve it again. */
		isStale: (app: App, store: Store) => !hasSameScopes(find(app, store)?.scopes ?? [], app.scopes),
		reset() {
			for (const account of installed) remove(account);
		},
	};
}

/** The installations of one sandbox. */
type Installs = ReturnType<typeof createInstalls>;

/** Checks that two lists contain the same scopes, in any order. */
export function hasSameScopes(left: string[], right: string[]): boolean {
	return [...new Set(left)].sort().join() === [...new Set(right)].sort().join();
}

/** What login.bigcommerce.com knows: the apps, who installed them, and codes that wait to be exchanged. */
export interface Login {
	apps: Apps;
	codes: Codes;
	installs: Installs;
	stores: Map<string, Store>;
	/** Forgets all installations, and what was changed in the apps. */
	reset(): void;
}

/** @param accounts the API accounts of installed apps are added here */
export function createLogin(accounts: Account[], stores: Map<string, Store>): Login {
	const [apps, codes, installs] = [createApps(), createCodes(), createInstalls(accounts)];
	const reset = () => [apps, codes, installs].forEach((record) => record.reset());
	return { apps, codes, installs, stores, reset };
}
