import type { Operation } from '../../catalog/types';
import { keyOf, loadOperations } from '../../sandbox/operations';
import type { Sandbox } from '../../sandbox/server';
import { docsExamples } from '../support/docsExamples';
import { ALL_OPERATIONS_TIMEOUT, failuresOf } from '../support/failures';
import { hasTemplates, withTemplates } from '../support/templates';
import { sendOperation } from './sendOperation';
import { ask, sandboxFor } from './support';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxFor();
});
afterAll(() => sandbox.close());

const operations = loadOperations();
const examples = docsExamples();

/** Statuses of refused values. That a record is missing is no fault of the body: not all lists of the sandbox have records. */
const REFUSED = new Set([400, 409, 413, 415, 422]);

/** What a response refuses: as a whole, or some records of a batch. */
function refusalsIn(status: number, body: { errors?: unknown } | undefined): unknown[] {
	const errors = body?.errors;
	if (Array.isArray(errors) && errors.length > 0)
		return errors.filter((error: { status?: number }) => REFUSED.has(error.status ?? status));
	return REFUSED.has(status) ? [body] : [];
}

/** Of the first order, everything is shipped. */
const PARAMETERS: Record<string, Record<string, string>> = {
	'orderShipment.create': { order_id: '102' },
};

/** What an example names and the seeded store lacks: a value of an option that no variant has yet. */
const MISSING: Record<string, { path: string; body: unknown }> = {
	'productVariant.create': {
		path: '/v3/catalog/products/77/options/1/values',
		body: { label: 'Sage', sort_order: 4 },
	},
};

async function assertAccepted(
	operation: Operation,
	bodyFrom: (sample: unknown) => unknown,
): Promise<void> {
	// What one operation deletes, another may need.
	sandbox.reset();
	const missing = MISSING[operation.id];
	if (missing)
		expect((await ask(sandbox, 'POST', missing.path, { body: missing.body })).status).toBeLessThan(
			300,
		);
	const { answer, sent } = await sendOperation(
		sandbox,
		operation,
		bodyFrom,
		PARAMETERS[operation.id],
	);
	const refused = refusalsIn(answer.status, answer.body);
	expect({ sent, refused }).toEqual({ sent, refused: [] });
	if (operation.server === 'b2b') expect([200, undefined]).toContain(answer.body.code);
}

test(
	'every JSON example of the documentation is accepted as it is',
	async () => {
		const shown = operations.filter(({ id }) => examples.has(id));
		expect(shown.length).toBeGreaterThan(280);
		expect(
			await failuresOf(shown, keyOf, (operation) =>
				assertAccepted(operation, () => examples.get(operation.id)),
			),
		).toEqual([]);
	},
	ALL_OPERATIONS_TIMEOUT,
);

test(
	'every template of a JSON field is accepted, beside the fields of the example',
	async () => {
		const withJson = operations.filter(hasTemplates);
		expect(withJson.length).toBeGreaterThan(40);
		expect(
			await failuresOf(withJson, keyOf, (operation) =>
				assertAccepted(operation, (sample) =>
					withTemplates(operation, examples.get(operation.id) ?? sample),
				),
			),
		).toEqual([]);
	},
	ALL_OPERATIONS_TIMEOUT,
);
