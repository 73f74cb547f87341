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
export function createApps() {
	let apps = structuredClone(seed) as App[];
	return {
		all: () => apps,
		byId: (id: string | undefined) => apps.find((each) => each.id === id),
		byClient: (clientId: string | undefined) => apps.find((each) => each.clientId === clientId),
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
export type Apps = ReturnType<typeof createApps>;
