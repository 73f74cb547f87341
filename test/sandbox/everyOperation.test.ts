import type { Sandbox } from '../../sandbox/server';
import { keyOf, loadOperations } from '../../sandbox/operations';
import { sandboxFor } from './support';
import { sendOperation } from './sendOperation';
import type { Operation } from '../../catalog/types';
import { ALL_OPERATIONS_TIMEOUT, failuresOf } from '../support/failures';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxFor();
});
afterAll(() => sandbox.close());

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
	const { answer, sent } = await sendOperation(sandbox, operation);
	expect({
		sent,
		status: answer.status,
		body: answer.status >= 300 ? answer.body : '',
	}).toMatchObject({ status: expect.any(Number), body: '' });
	const { kind, envelope } = operation.answer;
	if (kind === 'nothing' || kind === 'file' || answer.status === 204) return;
	if (operation.server === 'b2b') expect([200, undefined]).toContain(answer.body.code);
	const content = envelope === 'data' ? answer.body.data : answer.body;
	// B2B Edition has the list of quotes inside `data`.
	const records = operation.server === 'b2b' ? (content.list ?? content) : content;
	// A few deletions answer with a number alone.
	const type = typeof records === 'number' ? 'object' : typeof records;
	expect({ sent, records: Array.isArray(records) ? 'list' : type }).toEqual({
		sent,
		records: kind === 'list' ? 'list' : 'object',
	});
}
