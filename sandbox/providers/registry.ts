import type { Store } from '../state/store';
import type { Row } from '../state/row';
import { createCaller, type ProviderCaller } from './caller';
import seed from './providers.json';

/** A shipping carrier or tax provider, as BigCommerce registers it for its developer. */
export interface Provider {
	id: string;
	name: string;
	/** The URLs that BigCommerce calls; empty if the developer gave none. `{profile}` stands for a store's profile. */
	urls: Record<string, string>;
}

/** The registered providers of one sandbox, and the calls to them. */
export interface Providers extends ProviderCaller {
	carriers(): Provider[];
	taxProviders(): Provider[];
	byId(id: string): Provider | undefined;
	/** Sets the URLs of a provider. Unknown names are left out. */
	change(provider: Provider, urls: Record<string, string>): void;
	/** Rates by cart and address, so that a page that is loaded again does not ask again. */
	cache: Map<string, { until: number; options: Row[] }>;
	reset(): void;
}

export function createProviders(): Providers {
	let { carriers, taxProviders } = structuredClone(seed) as Record<string, Provider[]>;
	const caller = createCaller();
	const cache: Providers['cache'] = new Map();
	return {
		...caller,
		cache,
		carriers: () => carriers,
		taxProviders: () => taxProviders,
		byId: (id) => [...carriers, ...taxProviders].find((provider) => provider.id === id),
		change(provider, urls) {
			for (const name of Object.keys(provider.urls))
				provider.urls[name] = urls[name] ?? provider.urls[name];
		},
		reset() {
			({ carriers, taxProviders } = structuredClone(seed) as Record<string, Provider[]>);
			cache.clear();
			caller.clear();
		},
	};
}

/** How a store is connected to a provider; undefined if it is not. */
export function connectionOf(store: Store, id: string): Row | undefined {
	return store.singletons.get(`providers/connection|${id}|`);
}

/** Connects a store to a provider, or disconnects it. */
export function setConnection(store: Store, id: string, connection: Row | undefined): void {
	const key = `providers/connection|${id}|`;
	if (connection) store.singletons.set(key, connection);
	else store.singletons.delete(key);
}
