import type { INodeParameters } from 'n8n-workflow';

import { loadFields, loadOptions, runNode, searchList, type NodeRun } from '../support/node';
import { fields, id, jsons } from '../support/run';
import {
	credentialFor,
	scriptedServer,
	type Received,
	type Scripted,
	type ScriptedServer,
} from '../support/scripted';

const LINK = '<a href="https://evil.example">click here</a>';
const IMAGE = '<img src="https://evil.example/pixel.png">';
const MARKDOWN = '[click](https://evil.example) ![](https://evil.example/p.png)';
const EVIL = `${LINK} ${IMAGE} ${MARKDOWN} <ScRiPt>x</sCrIpT> <${'x'.repeat(3)} \u202e`;

let server: ScriptedServer;
let answer: (request: Received) => Scripted | undefined;
beforeAll(async () => {
	server = await scriptedServer((request) => answer(request) ?? { body: { data: [], meta: {} } });
});
afterAll(async () => await server.close());

const common = { authentication: 'store', options: { giveUpAfter: 1 } };
const use = (parameters: object, more: Partial<NodeRun> = {}): NodeRun => ({
	parameters: { ...common, ...parameters } as INodeParameters,
	credentials: { shop: credentialFor(server, { timeout: 5 }) },
	chosen: { bigCommerceStoreApi: 'shop' },
	...more,
});
const graphQl = (parameters: object = {}, more: Partial<NodeRun> = {}) =>
	use(
		{ api: 'admin', query: '{ store { id } }', output: 'answer', ...parameters },
		{ type: 'graphQl', ...more },
	);
const api = (parameters: object) =>
	use({
		resource: 'api',
		operation: 'api.request',
		method: 'GET',
		url: '/v3/made/up',
		...parameters,
	});
const get = { resource: 'product', operation: 'product.get', productId: id('7') };
const update = {
	resource: 'product',
	operation: 'product.update',
	productId: id('={{ $json.id }}'),
	bodyMode: 'fields',
	fields: fields(null, 'autoMapInputData'),
};
const PARTIAL = { options: { ...common.options, acceptPartial: true } };

/** A text of somebody else that n8n shows. */
const PLACES: Array<[place: string, run: () => NodeRun, answer: typeof answer]> = [
	['the title of a refusal', () => use(get), () => ({ status: 422, body: { title: EVIL } })],
	[
		'the message of a field',
		() => use(get),
		() => ({ status: 422, body: { title: 'No', errors: { a: 'x', b: EVIL } } }),
	],
	[
		'the name of a field',
		() => use(get),
		() => ({ status: 422, body: { title: 'No', errors: { a: 'x', [EVIL]: 'y' } } }),
	],
	[
		'a code and its facts',
		() => use(get),
		() => ({
			status: 409,
			body: [
				{
					message: 'No',
					details: { errors: [{ message: 'x', type: EVIL, code: EVIL, [EVIL]: 1 }] },
				},
			],
		}),
	],
	['a refusal in plain text', () => use(get), () => ({ status: 400, body: `not valid: ${EVIL}` })],
	[
		'a page',
		() => use(get),
		() => ({
			status: 502,
			body: `<html><body>&lt;a href="https://evil.example"&gt;x&lt;/a&gt;</body></html>`,
		}),
	],
	[
		'names of incoming fields',
		() =>
			use(update, { items: [{ json: { id: 1, price: 5, [LINK]: 1, [IMAGE]: 2, [MARKDOWN]: 3 } }] }),
		() => ({ body: { data: { id: 1 } } }),
	],
	['a value that is not valid', () => use({ ...get, productId: id(EVIL) }), () => undefined],
	[
		'a value that is no number',
		() => use(update, { items: [{ json: { id: 1, price: EVIL } }] }),
		() => undefined,
	],
	['an operation', () => use({ ...get, operation: EVIL }), () => undefined],
	['an address', () => api({ url: `/v3/{${EVIL}}` }), () => undefined],
	['a header', () => api({ customHeaders: JSON.stringify({ [EVIL]: 'x' }) }), () => undefined],
	[
		'a body that is no JSON',
		() => use({ ...update, bodyMode: 'json', jsonBody: EVIL }, { items: jsons([{ id: 1 }]) }),
		() => undefined,
	],
	[
		"GraphQL's refusal",
		() => graphQl(),
		() => ({ body: { data: null, errors: [{ message: EVIL, path: [EVIL] }] } }),
	],
	[
		"GraphQL's refusal of a scope",
		() => graphQl(),
		() => ({ body: { data: null, errors: [{ message: `scope ${EVIL}`, path: [EVIL] }] } }),
	],
	[
		'a hint of what GraphQL left out',
		() => graphQl(PARTIAL),
		() => ({ body: { data: { store: { id: 1 } }, errors: [{ message: EVIL, path: [EVIL] }] } }),
	],
	[
		'a refusal inside of a mutation',
		() => graphQl({ query: 'mutation { a { errors { message } } }' }),
		() => ({ body: { data: { a: { errors: [{ message: EVIL }] } } } }),
	],
	[
		'names of variables',
		() => graphQl({ variablesMode: 'json', variables: JSON.stringify({ [EVIL]: 1 }) }),
		() => ({ body: { data: { store: { id: 1 } } } }),
	],
	[
		'a document that cannot be read',
		() => graphQl({ query: `{ store(a: ${JSON.stringify(EVIL)} "x") }` }),
		() => undefined,
	],
	[
		'the name of an operation in a document',
		() =>
			graphQl({
				query: 'query A { store { id } } query B { store { id } }',
				options: { ...common.options, operationName: EVIL },
			}),
		() => undefined,
	],
	[
		'a channel',
		() =>
			graphQl(
				{ api: 'storefront', channelId: id('={{ $json.channel }}') },
				{ items: jsons([{ channel: EVIL }]) },
			),
		() => undefined,
	],
	[
		'a list of a document',
		() =>
			graphQl({
				query: '{ a { edges { node { id } } } b { edges { node { id } } } }',
				output: 'records',
				options: { ...common.options, list: EVIL },
			}),
		() => undefined,
	],
];

/** What n8n renders as HTML: a tag that begins, or what Markdown makes a link of. */
const RENDERED = /<[a-z!/]|\]\(/i;

describe.each(['stopWorkflow', 'continueErrorOutput'] as const)(
	'with On Error on %s',
	(onError) => {
		test.each(PLACES)('%s is shown as text', async (_place, run, answers) => {
			answer = answers;
			const { error, errorItems, hints } = await runNode({ ...run(), onError, isAfterNode: true });
			const shown = [
				error?.message,
				error?.description,
				...errorItems.flatMap(({ json }) => [json.error, json.details]),
				...hints.map(({ message }) => message),
			]
				.filter((genericValue) => genericValue !== undefined && genericValue !== null)
				.map(String);
			expect(shown.length).toBeGreaterThan(0);
			for (const text of shown) {
				expect(text).not.toMatch(RENDERED);
				expect(text).not.toContain('\u202e');
			}
		});
	},
);

test('the words stay readable', async () => {
	answer = () => ({ status: 422, body: { title: `No ${LINK}` } });
	expect((await runNode(use(get))).error?.message).toBe(
		'BigCommerce did not accept the values: No ‹a href="https://evil.example"›click here‹/a›',
	);
});

test.each<[string, unknown]>([
	['a title', { title: 'x'.repeat(5_000_000) }],
	[
		'many fields',
		{
			errors: Object.fromEntries(
				Array.from({ length: 3_000 }, (_, index) => [`field ${index}`, 'y'.repeat(2_000)]),
			),
		},
	],
	['a page', `<html>${'<p>z</p>'.repeat(500_000)}`],
])('%s of megabytes is cut', async (_what, body) => {
	answer = () => ({ status: 422, body });
	const { error } = await runNode(use(get));
	expect(
		JSON.stringify({ ...error, message: error?.message, stack: (error as unknown as Error).stack })
			.length,
	).toBeLessThan(40_000);
	expect(error?.description).toMatch(/Correct these values/);
});

describe('in the form', () => {
	const isText = (value: unknown) => expect(JSON.stringify(value)).not.toMatch(RENDERED);

	test('a list that does not load', async () => {
		answer = () => ({ status: 422, body: { title: EVIL } });
		const found = await searchList('listProductId', use(get)).catch((error: Error) => error);
		isText((found as Error).message);
	});

	test('the storefronts that do not load', async () => {
		answer = () => ({ status: 422, body: { title: EVIL } });
		isText(
			(
				(await searchList('listChannels', graphQl({ api: 'storefront', channelId: id('1') })).catch(
					(error: Error) => error,
				)) as Error
			).message,
		);
	});

	test('the description of choices: why they are not filtered', async () => {
		answer = () => ({ status: 403, body: { title: EVIL } });
		isText(
			(
				await loadOptions('getResources', {
					...use(get),
					credentials: {
						shop: credentialFor(server, { scopeSource: 'detect', accessToken: `own-${EVIL}` }),
					},
				})
			).map(({ description }) => description),
		);
		isText(
			(
				await loadOptions('getOperations', {
					...use(get),
					credentials: { shop: credentialFor(server, { store: EVIL }) },
				})
			).map(({ description }) => description),
		);
	});

	test('the notice of a query that cannot be read', async () => {
		const { emptyFieldsNotice } = await loadFields(
			'getVariables',
			graphQl({ query: `{ a(b: "${EVIL.replaceAll('"', '\\"')}" "x") }` }),
		);
		expect(emptyFieldsNotice).toContain('Correct the query');
		isText(emptyFieldsNotice);
	});
});
