import type { Sandbox } from '../../sandbox/server';
import { listen, settled, startReceiver, type Receiver } from './receiver';
import { ask, sandboxFor } from './support';

/** A request to the store. */
export type StoreRequest = [method: string, path: string, body?: unknown];

/** What hooks are sent: the scope, and the data of the payload. */
export type SentEvent = [scope: string, data: unknown];

/** What happens, with which request, the scopes of the hooks, and what these are sent. */
export type EventCase = [
	event: string,
	request: StoreRequest,
	scopes: string[],
	expected: SentEvent[],
];

export const METAFIELD = { permission_set: 'read', namespace: 'kiln', key: 'batch', value: '7' };

/** A sandbox and a receiver for the tests of a file, and what its hooks are sent. */
export function prepareEvents() {
	let sandbox: Sandbox;
	let receiver: Receiver;
	beforeAll(async () => {
		sandbox = await sandboxFor();
		receiver = await startReceiver();
	});
	afterAll(() => Promise.all([sandbox.close(), receiver.close()]));
	// What is on its way when a test ends would come in during the next one.
	afterEach(async () => await settled(sandbox));
	beforeEach(() => {
		sandbox.reset();
		receiver.clear();
	});

	return {
		sandbox: () => sandbox,
		receiver: () => receiver,
		/** What hooks on these scopes are sent after a request, by scope. */
		async sentAfter([method, path, body]: StoreRequest, ...scopes: string[]) {
			for (const scope of scopes) await listen(sandbox, scope, `${receiver.url}/`);
			const answer = await ask(sandbox, method, path, { body });
			if (answer.status >= 300) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
			await settled(sandbox);
			const sent = receiver.received.map(({ payload: { scope, data } }): SentEvent => [
				scope,
				data,
			]);
			return sent.sort(([left], [right]) => (left < right ? -1 : 1));
		},
	};
}
