import type { Operation } from '../../catalog/types';
import type { Account } from '../accounts';
import type { Change } from '../state/changeLog';
import type { Store } from '../state/store';
import { eventsOf, isAboutMany } from './eventsFromChanges';
import { createDispatcher } from './dispatcher';
import { DEFAULT_DELIVERY, type WebhookSettings } from './settings';

/** The webhooks of a sandbox, which fire for changes by its API. */
export function createWebhooks(accounts: Account[], overrides: Partial<WebhookSettings> = {}) {
	const settings: WebhookSettings = { ...DEFAULT_DELIVERY, ...overrides };
	const dispatcher = createDispatcher(accounts, settings);
	const listeners: Array<(store: Store, changes: Change[]) => void> = [];
	return {
		settings,
		dispatcher,
		/** Does `work`, the answer to a request or what comes to pass by itself, and fires what it has changed. */
		during<T>(store: Store, operation: Operation | undefined, work: () => T): T {
			const { result, changes } = store.watch(work);
			const events = changes.length
				? eventsOf(store, changes, operation && isAboutMany(operation) ? 'many' : 'one')
				: [];
			dispatcher.send(dispatcher.prepare(store, events));
			if (changes.length) for (const listen of listeners) listen(store, changes);
			return result;
		},
		/** Calls `listen` with what each request has changed. */
		onChanges(listen: (store: Store, changes: Change[]) => void): void {
			listeners.push(listen);
		},
		/** Removes pending deliveries and closes the connections. */
		close(): Promise<void> {
			dispatcher.clear();
			return dispatcher.close();
		},
	};
}

/** The webhooks of one sandbox. */
export type Webhooks = ReturnType<typeof createWebhooks>;
