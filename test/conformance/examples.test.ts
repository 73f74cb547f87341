import catalogFile from '../../catalog/operations.json';
import type { Catalog, Operation } from '../../catalog/types';
import { docsExamples } from '../support/docsExamples';
import { ALL_OPERATIONS_TIMEOUT, failuresOf } from '../support/failures';
import { hasTemplates, withTemplates } from '../support/templates';
import { knownFor } from './support/deviations';
import { fillIn } from './support/form';
import { startGateway, type Gateway } from './support/gateway';
import { accountAt, judgeRequest } from './support/judgeRequest';
import { areThere, readSpecifications, type Specified } from './support/specifications';

const { operations } = catalogFile as unknown as Catalog;
const keyOf = ({ method, server, path }: Operation) => `${method} ${server} ${path}`;
const examples = docsExamples();
const shown = operations.filter(({ id }) => examples.has(id));

let specified: Map<string, Specified>;
let gateway: Gateway;
beforeAll(async () => {
	specified = await readSpecifications();
	gateway = await startGateway();
}, 600_000);
afterAll(async () => {
	await gateway?.close();
});

/** The catalog has fields from the prose; test/catalog/examples.test.ts compares the names with it. */
const OF_THE_CATALOG = ': is not in the specification';

/** The schema has one record, and the prose a list of them. */
const KNOWN: Record<string, string[]> = {
	'company.updateBatch': ['body: must be object'],
	'companyAddress.createBatch': ['body: must be object'],
};

/** Sends a body as *JSON Body*, and says in what it differs from the specification, beyond what is known. */
async function violationsOf(operation: Operation, body: unknown): Promise<string[]> {
	const spec = specified.get(keyOf(operation));
	if (!spec) return ['specification: has no such operation'];
	const wish = { extent: 'minimal', alternative: 0 } as const;
	const account = accountAt(gateway, operation);
	const { parameters } = await fillIn(operation, spec, wish, account);
	const { violations } = await judgeRequest(gateway, operation, spec, specified, {
		...parameters,
		bodyMode: 'json',
		jsonBody: JSON.stringify(body),
	});
	const known = [...knownFor(keyOf(operation), 'request'), ...(KNOWN[operation.id] ?? [])];
	return violations.filter(
		(violation) => !known.includes(violation) && !violation.endsWith(OF_THE_CATALOG),
	);
}

const describeExamples = areThere ? describe : describe.skip;

describeExamples('bodies beside the official specifications', () => {
	it(
		'of the examples in the documentation are as specified',
		async () => {
			expect(shown.length).toBeGreaterThan(280);
			const failures = await failuresOf(shown, keyOf, async (operation) =>
				expect(await violationsOf(operation, examples.get(operation.id))).toEqual([]),
			);
			expect(failures).toEqual([]);
		},
		ALL_OPERATIONS_TIMEOUT,
	);

	it(
		'with the templates of JSON fields are as specified',
		async () => {
			const withJson = shown.filter(hasTemplates);
			expect(withJson.length).toBeGreaterThan(40);
			const failures = await failuresOf(withJson, keyOf, async (operation) => {
				const body = withTemplates(operation, examples.get(operation.id));
				expect(await violationsOf(operation, body)).toEqual([]);
			});
			expect(failures).toEqual([]);
		},
		ALL_OPERATIONS_TIMEOUT,
	);
});
