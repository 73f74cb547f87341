import { Webhook } from 'standardwebhooks';
import type { Sandbox } from '../../sandbox/server';
import { DEFAULT_DELIVERY } from '../../sandbox/webhooks/settings';
import { startReceiver, type Received, type Receiver } from './receiver';
import { ask, askAt, sandboxFor } from './support';

export const ORDERS_TOKEN = 'sandbox-token-orders-read-only';

/** A sandbox for the tests of a file, a receiver for each test, and how deliveries come about. */
export function prepareDeliveries() {
	// Waits are real, however scaled.
	jest.setTimeout(60_000);

	let sandbox: Sandbox;
	let receiver: Receiver;
	beforeAll(async () => {
		sandbox = await sandboxFor();
	});
	afterAll(() => sandbox.close());
	beforeEach(async () => {
		sandbox.reset();
		Object.assign(sandbox.webhooks.settings, DEFAULT_DELIVERY);
		receiver = await startReceiver();
	});
	afterEach(() => receiver.close());

	const post = (path: string, body: unknown) =>
		askAt(sandbox, path, { method: 'POST', body: JSON.stringify(body) });
	return {
		sandbox: () => sandbox,
		receiver: () => receiver,
		updateOrder: async (id = 101) =>
			ask(sandbox, 'PUT', `/v2/orders/${id}`, { body: { staff_notes: 'Fragile' } }),
		changeSettings: async (settings: unknown) => post('/sandbox/webhooks/settings', settings),
		sendBurst: async (burst: unknown) => post('/sandbox/webhooks/burst', burst),
		readDeliveries: async () =>
			(await askAt(sandbox, '/sandbox/webhooks/deliveries')).body.deliveries,
	};
}

/** Reads a delivery; throws if this secret did not sign it. */
export const verify = ({ text, headers }: Received, secret: string) =>
	new Webhook(secret, { format: 'raw' }).verify(text, headers as Record<string, string>);
