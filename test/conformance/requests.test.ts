import catalogFile from '../../catalog/operations.json';
import type { Catalog, Operation } from '../../catalog/types';
import { changedPlaces } from './support/changed';
import { deviations, knownFor, printCount } from './support/deviations';
import { fillIn } from './support/form';
import { bodySchema } from './support/formBody';
import { startGateway, type Gateway } from './support/gateway';
import { alternativesIn } from './support/schema';
import { accountAt, judgeRequest } from './support/judgeRequest';
import { areThere, FOLDER, readSpecifications, type Specified } from './support/specifications';
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
}, 600_000);
afterAll(async () => {
	await gateway?.close();
});

/** Sends one request through the node and gathers everything in which it differs from the specification. */
async function violationsOf(operation: Operation, spec: Specified, wish: Wish): Promise<string[]> {
	const account = accountAt(gateway, operation);
	const { parameters, body, violations } = await fillIn(operation, spec, wish, account);
	const judged = await judgeRequest(gateway, operation, spec, specified, parameters);
	const { arrived } = judged;
	const isChanged = arrived && body !== undefined;
	return [
		...violations,
		...judged.violations,
		...(isChanged ? changedPlaces(body, arrived.request.body) : []),
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
