import { Agent, fetch, FormData } from 'undici';

import catalogFile from '../../catalog/operations.json';
import type { Catalog, Operation } from '../../catalog/types';
import type { Sandbox } from '../../sandbox/server';
import type { Store } from '../../sandbox/state/store';
import { sampleBody, sampleHeaders, sampleParameters, sampleQuery } from '../sandbox/samples';
import { addressOf, FULL, HASH, sandboxFor } from '../sandbox/support';
import { knownFor, printCount } from './support/deviations';
import { judge, type Exchange } from './support/prism';
import { areThere, FOLDER, readSpecifications, type Specified } from './support/specifications';
import { ALL_OPERATIONS_TIMEOUT, failuresOf } from '../support/failures';

const { operations } = catalogFile as unknown as Catalog;
const keyOf = ({ method, server, path }: Operation) => `${method} ${server} ${path}`;

if (!areThere)
	process.stdout.write(
		`SKIPPED: ${FOLDER} is not there, so no answer of the sandbox is compared with the official specifications.\n`,
	);

// A connection kept open would time out while Prism compiles the largest schemas.
const dispatcher = new Agent({ pipelining: 0 });

let specified: Map<string, Specified>;
let sandbox: Sandbox;
beforeAll(async () => {
	specified = await readSpecifications();
	sandbox = await sandboxFor();
}, 600_000);
afterAll(async () => {
	await sandbox?.close();
});

/** Asks the sandbox about a record that exists, with a body that it accepts. */
async function exchange(operation: Operation): Promise<Exchange> {
	sandbox.reset();
	const store = sandbox.stores.get(HASH) as Store;
	const parameters = sampleParameters(operation, store);
	const body = bodyFor(operation, store);
	const response = await fetch(
		`${sandbox.url}${addressOf(operation, parameters)}?${sampleQuery(operation)}`,
		{
			method: operation.method,
			dispatcher,
			headers: {
				...sampleHeaders(operation, store),
				'X-Auth-Token': FULL,
				...(typeof body === 'string' && { 'Content-Type': 'application/json' }),
			},
			...(body === undefined ? {} : { body }),
		},
	);
	const text = await response.text();
	const isJson = response.headers.get('content-type')?.includes('json');
	const below = specified.get(keyOf(operation))?.below.length ?? 0;
	const path = operation.path
		.slice(below)
		.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? '1'));
	return {
		request: {
			method: operation.method.toLowerCase() as Exchange['request']['method'],
			url: { path, query: {} },
			headers: { 'x-auth-token': FULL, 'x-store-hash': HASH },
		},
		answer: {
			statusCode: response.status,
			headers: Object.fromEntries(response.headers),
			body: text && isJson ? JSON.parse(text) : text || undefined,
		},
	};
}

function bodyFor(operation: Operation, store: Store): string | FormData | undefined {
	if (!operation.body) return undefined;
	if (operation.body.content === 'json') return JSON.stringify(sampleBody(operation, store));
	const form = new FormData();
	form.set(
		operation.body.file?.field ?? 'file',
		new File(['from_path,to_url\n/a,/b'], 'sample.csv', { type: 'text/csv' }),
	);
	return form;
}

async function violationsOf(operation: Operation): Promise<string[]> {
	const spec = specified.get(keyOf(operation));
	if (!spec) return ['specification: has no such operation'];
	const sameFile = [...specified.values()].filter(({ file }) => file === spec.file);
	const { answer } = await judge(sameFile, await exchange(operation));
	return [...spec.unusable.answer, ...answer].sort();
}

(areThere ? describe : describe.skip)(
	"the sandbox's answers beside the official specifications",
	() => {
		it(
			'deviate only where it is known',
			async () => {
				const failures = await failuresOf(operations, keyOf, async (operation) =>
					expect(await violationsOf(operation)).toEqual(knownFor(keyOf(operation), 'answer')),
				);
				expect(failures).toEqual([]);
			},
			ALL_OPERATIONS_TIMEOUT,
		);

		it('say how many deviations are known', () => {
			printCount('answer', operations.length);
		});
	},
);
