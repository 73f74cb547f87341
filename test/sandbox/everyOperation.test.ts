import type { Sandbox } from '../../sandbox/server';
import { keyOf, loadOperations } from '../../sandbox/operations';
import { addressOf, ask, askAt, FULL, HASH, sandboxFor } from './support';
import { sampleBody, sampleHeaders, sampleParameters, sampleQuery } from './samples';
import type { Operation } from '../../catalog/types';
import type { Store } from '../../sandbox/state/store';
import { ALL_OPERATIONS_TIMEOUT, failuresOf } from '../support/failures';

let sandbox: Sandbox;
let store: Store;
beforeAll(async () => {
	sandbox = await sandboxFor();
	store = sandbox.stores.get(HASH) as Store;
});
afterAll(() => sandbox.close());

async function paymentToken(): Promise<string> {
	const { body } = await ask(sandbox, 'POST', '/v3/payments/access_tokens', {
		body: { order: { id: 101 } },
	});
	return `PAT ${body.data.id}`;
}

async function request(operation: Operation) {
	const query = sampleQuery(operation);
	const path = addressOf(operation, sampleParameters(operation, store)) + (query && `?${query}`);
	const init: RequestInit = {
		method: operation.method,
		headers: {
			...sampleHeaders(operation, store),
			...(operation.server === 'payments'
				? { Authorization: await paymentToken() }
				: { 'X-Auth-Token': FULL }),
		},
	};
	if (operation.body?.content === 'multipart') {
		init.body = new FormData();
		const [field] = Object.keys(operation.body.schema.properties ?? { file: {} });
		init.body.set(field, new File(['from_path,to_url\n/a,/b'], 'sample.csv', { type: 'text/csv' }));
	} else if (operation.body) {
		init.body = JSON.stringify(sampleBody(operation, store));
		init.headers = { ...init.headers, 'Content-Type': 'application/json' };
	}
	const answer = await askAt(sandbox, path, init);
	return {
		answer,
		sent: `${operation.method} ${path} ${typeof init.body === 'string' ? init.body : ''}`,
	};
}

const operations = loadOperations();

test('there are as many operations as the catalogue has', () => {
	expect(operations.length).toBeGreaterThanOrEqual(655);
});

test(
	'every operation is answered',
	async () => {
		expect(await failuresOf(operations, keyOf, assertAnswered)).toEqual([]);
	},
	ALL_OPERATIONS_TIMEOUT,
);

async function assertAnswered(operation: Operation): Promise<void> {
	// What one operation deletes, another may need.
	sandbox.reset();
	const { answer, sent } = await request(operation);
	expect({
		sent,
		status: answer.status,
		body: answer.status >= 300 ? answer.body : '',
	}).toMatchObject({ status: expect.any(Number), body: '' });
	const { kind, envelope } = operation.answer;
	if (kind === 'nothing' || kind === 'file' || answer.status === 204) return;
	const records = envelope === 'data' ? answer.body.data : answer.body;
	// A few deletions answer with a number alone.
	const type = typeof records === 'number' ? 'object' : typeof records;
	expect({ sent, records: Array.isArray(records) ? 'list' : type }).toEqual({
		sent,
		records: kind === 'list' ? 'list' : 'object',
	});
}
