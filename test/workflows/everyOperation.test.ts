import catalogFile from '../../catalog/operations.json';
import type { Catalog, Operation } from '../../catalog/types';
import scopeTable from '../../catalog/scopes.json';
import type { Sandbox } from '../../sandbox/server';
import { runNode, type NodeRun } from '../support/node';
import { apiRequests, as, sandboxForTests } from '../support/sandbox';
import { fileOf, itemWith } from '../support/files';
import { sample, sampleParameters } from '../support/samples';
import { ALL_OPERATIONS_TIMEOUT, failuresOf } from '../support/failures';

const { operations } = catalogFile as unknown as Catalog;
const storeScopes = scopeTable
	.filter(({ accounts }) => accounts.includes('store'))
	.map(({ parameter }) => parameter);

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(async () => {
	await sandbox.close();
});

const ADDRESS = 'https://example.com/mug.png';

/** The node as somebody would set it who fills in every filter and the whole body as JSON. */
function parametersFor(operation: Operation, authentication: string): NodeRun['parameters'] {
	const pathValues = Object.entries(sampleParameters(operation)).map(([name, value]) => [
		name,
		operation.headers?.some((header) => 'parameter' in header && header.parameter === name)
			? value
			: { __rl: true, mode: 'id', value },
	]);
	const filters = Object.fromEntries(
		operation.query
			.filter(
				({ name, role }) =>
					(!operation.paging || !['page', 'offset', 'limit', 'before', 'after'].includes(name)) &&
					// Where *Output* has the fields to return, they are no filters.
					!(operation.answer.wide && role === 'fields'),
			)
			.map(({ name, schema }) => [name, sample(schema, name)]),
	);
	// Included parts are ticked in a list of their own where BigCommerce names them.
	const { include, ...filled } = filters;
	const ticks =
		include !== undefined &&
		operation.query.some(
			({ name, schema }) => name === 'include' && (schema.enum ?? schema.items?.enum),
		);
	return {
		authentication,
		resource: operation.resource,
		operation: operation.id,
		...Object.fromEntries(pathValues),
		...(operation.query.length > 0
			? { filters: { mappingMode: 'defineBelow', value: ticks ? filled : filters } }
			: {}),
		...(ticks ? { include: [include].flat() } : {}),
		...(operation.body?.content === 'json'
			? { bodyMode: 'json', jsonBody: JSON.stringify(sample(operation.body.schema)) }
			: {}),
		...(operation.body?.file?.url ? { fileUrl: ADDRESS } : {}),
		...(operation.answer.job ? { waitForCompletion: false } : {}),
		...(operation.massDelete ? { deleteEverything: true } : {}),
		...(operation.paging ? { returnAll: false, limit: 1 } : {}),
		options: {},
	} as NodeRun['parameters'];
}

/** Where the request should arrive, worked out from the catalogue's path alone. */
function expectedPath(operation: Operation): string {
	const values = sampleParameters(operation);
	const path = operation.pathParameters.reduce(
		(filled, { name, parameter }) =>
			filled.replace(`{${name}}`, encodeURIComponent(values[parameter])),
		operation.path,
	);
	if (operation.server === 'b2b') return `/b2b/api/v3/io${path}`;
	return operation.server === 'payments'
		? `/payments/stores/hearth24kq${path}`
		: `/stores/hearth24kq/${operation.server}${path}`;
}

describe('every operation', () => {
	const failures = async (
		check: (operation: Operation) => Promise<void>,
		of: readonly Operation[] = operations,
	) => await failuresOf(of, ({ id }) => id, check);

	it(
		'reaches its method, path, query and body with the scope',
		async () => expect(await failures(assertSent)).toEqual([]),
		ALL_OPERATIONS_TIMEOUT,
	);

	it(
		'is refused without the scope, before anything is sent',
		async () =>
			expect(
				await failures(
					assertNeedsScope,
					operations.filter(({ scopes }) => scopes.length > 0),
				),
			).toEqual([]),
		ALL_OPERATIONS_TIMEOUT,
	);

	it(
		'is refused for an account-level API account, before anything is sent',
		async () => expect(await failures(assertNeedsStore)).toEqual([]),
		ALL_OPERATIONS_TIMEOUT,
	);
});

async function assertSent(operation: Operation): Promise<void> {
	const { authentication, use } = as(sandbox, 'full', { scopeSource: 'all' });
	sandbox.log.clear();
	const result = await runNode({
		...use,
		items:
			operation.body?.content === 'multipart'
				? [itemWith(fileOf(operation.body.file?.kinds[0] ?? 'gif'))]
				: undefined,
		parameters: parametersFor(operation, authentication),
	});
	const [request] = apiRequests(sandbox);
	if (!request)
		throw new Error(`Nothing was sent: ${result.error?.message} ${result.error?.description}`);
	expect(`${request.method} ${decodeURI(request.path)}`).toBe(
		`${operation.method} ${decodeURI(expectedPath(operation))}`,
	);
	expect(request.status).not.toBe(403);
	const sent = new URLSearchParams(request.query);
	for (const { name, role } of operation.query)
		expect([
			name,
			(operation.answer.wide && role === 'fields') ||
				sent.has(name) ||
				(['before', 'after', 'page', 'offset'].includes(name) && operation.paging !== undefined),
		]).toEqual([name, true]);
	const { content, schema, file } = operation.body ?? {};
	if (content === 'json' && schema)
		expect(request.body).toEqual(
			file?.url ? { ...(sample(schema) as object), [file.url]: ADDRESS } : sample(schema),
		);
}

async function assertNeedsScope(operation: Operation): Promise<void> {
	const granted = storeScopes.filter((storeScope) => !operation.scopes.includes(storeScope));
	const { authentication, use } = as(sandbox, 'full', {
		scopeSource: 'manual',
		grantedScopes: granted,
	});
	sandbox.log.clear();
	const { error } = await runNode({
		...use,
		parameters: parametersFor(operation, authentication),
	});
	expect(sandbox.log.all()).toEqual([]);
	const named = scopeTable
		.filter(({ parameter }) => operation.scopes.includes(parameter))
		.filter(({ parameter }) => error?.message.includes(`(${parameter})`));
	expect(named.length).toBeGreaterThan(0);
	for (const { name, permission, parameter } of named)
		expect(error?.message).toContain(`${name}: ${permission} (${parameter})`);
	expect(error?.message).toMatch(/ needs .+\. This account has /);
}

async function assertNeedsStore(operation: Operation): Promise<void> {
	const { authentication, use } = as(sandbox, 'account');
	sandbox.log.clear();
	const { error } = await runNode({
		...use,
		parameters: parametersFor(operation, authentication),
	});
	expect(sandbox.log.all()).toEqual([]);
	// n8n itself refuses a credential that the node does not list.
	expect(error?.message).toMatch(
		/This credential is an account-level API account\.|does not have any credentials of type/,
	);
}
