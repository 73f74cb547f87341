import catalogFile from '../../catalog/operations.json';
import type { Catalog, Operation } from '../../catalog/types';
import { fileOf, itemWith } from '../support/files';
import { runNode, type NodeRun } from '../support/node';
import { changedPlaces } from './support/changed';
import { deviations, knownFor, printCount } from './support/deviations';
import { fillIn } from './support/form';
import { bodySchema } from './support/formBody';
import { startGateway, type Gateway } from './support/gateway';
import { judge } from './support/prism';
import { alternativesIn } from './support/schema';
import { areThere, FOLDER, readSpecifications, type Specified } from './support/specifications';
import { unknownBodyKeys, unknownFormFields, unknownQueryKeys } from './support/unknownKeys';
import type { Wish } from './support/values';
import { ALL_OPERATIONS_TIMEOUT, failuresOf } from '../support/failures';

const { operations } = catalogFile as unknown as Catalog;
const keyOf = ({ method, server, path }: Operation) => `${method} ${server} ${path}`;

if (!areThere)
	process.stdout.write(
		`SKIPPED: ${FOLDER} is not there, so no request is compared with the official specifications.\n`,
	);

let specified: Map<string, Specified>;
let gateway: Gateway;
beforeAll(async () => {
	specified = await readSpecifications();
	gateway = await startGateway();
}, 60_000);
afterAll(async () => {
	await gateway?.close();
});

function account(operation: Operation): Omit<NodeRun, 'parameters'> {
	const data = {
		store: 'hearth24kq',
		accessToken: 'token',
		scopeSource: 'all',
		grantedScopes: [],
		environment: 'sandbox',
		sandboxUrl: gateway.url,
	};
	const file = fileOf(operation.body?.file?.kinds[0] ?? 'gif');
	return {
		credentials: { account: data },
		chosen: { bigCommerceStoreApi: 'account' },
		items: [itemWith(file)],
	};
}

/** Sends one request through the node and gathers everything in which it differs from the specification. */
async function violationsOf(operation: Operation, spec: Specified, wish: Wish): Promise<string[]> {
	const { parameters, body, violations } = await fillIn(operation, spec, wish, account(operation));
	gateway.take();
	const { error } = await runNode({ ...account(operation), parameters });
	const [arrived] = gateway.take();
	if (!arrived) return [...violations, `node: ${error?.message} ${error?.description ?? ''}`];
	const { request } = arrived;
	const sameFile = [...specified.values()].filter(({ file }) => file === spec.file);
	const { request: refused } = await judge(sameFile, {
		request,
		answer: { statusCode: 200, headers: {}, body: [] },
	});
	return [
		...violations,
		...refused,
		...unknownQueryKeys(spec.operation, request.url.query ?? {}),
		...(typeof request.body === 'string'
			? unknownFormFields(bodySchema(spec.operation), request.body)
			: unknownBodyKeys(bodySchema(spec.operation), request.body)),
		...(body === undefined ? [] : changedPlaces(body, request.body)),
	];
}

/** Combinations of choices that are tried; conditions of promotions have more than anybody could. */
const MOST_ALTERNATIVES = 24;

async function allViolationsOf(operation: Operation): Promise<string[]> {
	const spec = specified.get(keyOf(operation));
	if (!spec) return ['specification: has no such operation'];
	const found = [...spec.unusable.request];
	const alternatives = Math.min(MOST_ALTERNATIVES, alternativesIn(bodySchema(spec.operation)));
	const wishes = [
		{ extent: 'minimal', alternative: 0 } as const,
		...Array.from(
			{ length: alternatives },
			(_, alternative) => ({ extent: 'full', alternative }) as const,
		),
	];
	for (const wish of wishes) found.push(...(await violationsOf(operation, spec, wish)));
	return [...new Set(found)].sort();
}

const describeRequests = areThere ? describe : describe.skip;

describeRequests('requests beside the official specifications', () => {
	it(
		'deviate only where it is known',
		async () => {
			const failures = await failuresOf(operations, keyOf, async (operation) =>
				expect(await allViolationsOf(operation)).toEqual(knownFor(keyOf(operation), 'request')),
			);
			expect(failures).toEqual([]);
		},
		ALL_OPERATIONS_TIMEOUT,
	);

	it('know no deviation of an operation that is not there', () => {
		const keys = new Set(operations.map(keyOf));
		expect(
			deviations.flatMap((deviation) => deviation.operations).filter((key) => !keys.has(key)),
		).toEqual([]);
	});

	it('say how many deviations are known', () => {
		printCount('request', operations.length);
	});
});
