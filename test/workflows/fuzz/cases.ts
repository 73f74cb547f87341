import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { Operation, PathParameter } from '../../../catalog/types';
import { fileOf, itemWith } from '../../support/files';
import { id } from '../../support/run';
import { sample } from '../../support/samples';
import { graphQlNodeCases } from './graphQlCases';
import { OPERATION_KINDS } from './kinds';
import { createRandom, type Random } from './random';
import { operationFor, paymentTokenOf, storefrontTokenOf, type World } from './rightAnswers';
import { triggerWork } from './triggerCase';
import { bodyFor, markedId, markerOf } from './values';

/** Which answers are spoiled. */
export interface Disturbance {
	/** none; the request with this number; each in the same way; some, each in its own way; the first ones. */
	policy: 'calm' | 'once' | 'always' | 'some' | 'first';
	count: number;
	/** Share of answers with odd headers. */
	oddHeaders: number;
}

export type OnError = 'stop' | 'regular' | 'errorOutput';

/** One run of a node against a server that does not behave. */
export interface FuzzCase {
	seed: string;
	phase: Phase;
	number: number;
	/** What is done, for the report. */
	kind: string;
	/** The operation, or what the GraphQL node asks for. */
	subject: string;
	operation?: Operation;
	nodeType: 'operations' | 'graphQl' | 'trigger';
	parameters: INodeParameters;
	items: INodeExecutionData[];
	/** The elements that each item brings; none where nothing in its request names them. */
	markers: number[][];
	onError: OnError;
	accountKind: 'store' | 'app' | 'account';
	world: World;
	disturbance: Disturbance;
	/** Records that a list is asked for at most. */
	wanted?: number;
	scopeSource: 'all' | 'detect';
	token: string;
	/** What must not come out of the node. */
	secrets: string[];
}

/** Seconds: what the node and its credential allow at least. */
export const PATIENCE = { giveUpAfter: 1 };
export const TIMEOUT = 1;
export const WAIT_AT_MOST = 1;

/** usual: at the same time; heavy: one at a time, for answers that take long to read; trigger: polls of a trigger. */
export type Phase = 'usual' | 'heavy' | 'trigger';

/** The case of a number, always the same for the same seed. */
export function createCase(seed: string, phase: Phase, number: number, origin: string): FuzzCase {
	const random = createRandom(seed, phase, number, 'case');
	const storeHash = hashFor(seed, phase, number);
	const world: World = {
		origin,
		storeHash,
		records: random.pick([0, 1, 2, 3, 7, 12]),
		pageSize: random.pick([2, 3, 5]),
		jobLooks: random.pick([0, 0, 1]),
	};
	const token = `access-token-of-${storeHash}`;
	const work = workFor(phase, { random, world, options: optionsFor(random, phase) });
	return {
		seed,
		phase,
		number,
		...work,
		onError: random.pickWeighted([
			[6, 'errorOutput'],
			[2, 'regular'],
			[2, 'stop'],
		] as const),
		world,
		disturbance: disturbanceFor(random, phase),
		scopeSource: random.isTrue(0.15) && work.accountKind !== 'account' ? 'detect' : 'all',
		token,
		secrets: [
			token,
			`secret-of-${storeHash}`,
			...(work.nodeType === 'graphQl' ? [storefrontTokenOf(`/stores/${storeHash}`)] : []),
			...(work.operation?.own ? [paymentTokenOf(`/stores/${storeHash}`)] : []),
		],
	};
}

function workFor(phase: Phase, setting: Setting): Work {
	const { random, world } = setting;
	if (phase === 'trigger') return triggerWork(random, world);
	return random.isTrue(0.08) ? random.pick(graphQlNodeCases)(setting) : operationCase(setting);
}

/** A store of its own for each case. Only letters that are hexadecimal: an account's UUID has to hold them, and no digits of a marker. */
function hashFor(seed: string, phase: Phase, number: number): string {
	const random = createRandom(seed, phase, number, 'store');
	return `fz${Array.from({ length: 9 }, () => random.pick([...'abcdef'])).join('')}`;
}

/** What a case is made of beside what goes wrong. */
export type Work = Pick<
	FuzzCase,
	| 'kind'
	| 'subject'
	| 'operation'
	| 'nodeType'
	| 'parameters'
	| 'items'
	| 'markers'
	| 'accountKind'
	| 'wanted'
>;

export interface Setting {
	random: Random;
	world: World;
	options: INodeParameters;
}

function optionsFor(random: Random, phase: Phase): INodeParameters {
	const batching = random.isTrue(0.1)
		? { batchSize: 1 }
		: random.isTrue(0.2)
			? { batchSize: random.integer(1, 4) }
			: {};
	// A heavy answer is read once.
	return {
		...PATIENCE,
		...batching,
		...(phase === 'heavy' ? { giveUpAfter: 0 } : {}),
	};
}

function disturbanceFor(random: Random, phase: Phase): Disturbance {
	const count = random.integer(1, 3);
	// A poll has the patience of five minutes: what is spoiled about it has to pass.
	if (phase === 'trigger') return { policy: random.pick(['once', 'first']), count, oddHeaders: 0 };
	if (phase === 'heavy') return { policy: 'always', count, oddHeaders: 0 };
	const policies = [
		[8, 'calm'],
		[32, 'once'],
		[26, 'always'],
		[22, 'some'],
		[12, 'first'],
	] as const;
	return { policy: random.pickWeighted(policies), count, oddHeaders: random.pick([0, 0, 0.2, 1]) };
}

function operationCase({ random, world, options }: Setting): Work {
	const { name, operations } = random.pickWeighted(
		OPERATION_KINDS.map((operationKind) => [operationKind.weight, operationKind] as const),
	);
	const operation = random.pick(operations);
	const { id: slug, resource, accounts, paging, own, custom } = operation;
	if (own) Object.assign(world, { records: 1 });
	// A list of V2 fills its pages, so it takes many records to have several.
	if (paging?.kind === 'v2')
		Object.assign(world, {
			records: random.pick([0, 1, 7, paging.maxLimit, paging.maxLimit + 3, paging.maxLimit * 2]),
		});
	const count = countOf(operation, random);
	const markers = Array.from({ length: count }, (_, index) => [markerOf(index + 1)]);
	const wanted = paging && random.isTrue(0.35) ? random.pick([1, 2, 5, 60]) : undefined;
	const shared = {
		kind: name,
		subject: slug,
		operation,
		nodeType: 'operations' as const,
		accountKind: random.pick(accounts),
		...(wanted ? { wanted } : {}),
	};
	const chosen = {
		authentication: shared.accountKind,
		resource,
		operation: slug,
		// Whole records show whether BigCommerce really sent them.
		output: 'raw',
		options,
		waitAtMost: WAIT_AT_MOST,
	};
	if (custom) return { ...shared, ...ownRequest(random, markers, chosen, world) };
	const items = markers.map(([marker]) => itemFor(operation, marker));
	const isNamed = items.map(({ json }, index) =>
		JSON.stringify(json).includes(String(markers[index][0])),
	);
	return {
		...shared,
		items,
		markers: markers.map((marker, index) => (isNamed[index] ? marker : [])),
		parameters: { ...chosen, ...parametersFor(operation, wanted) },
	};
}

function countOf(
	{ batch, twin, paging, own, answer, pathParameters }: Operation,
	random: Random,
): number {
	if (batch || twin) return random.pick([1, 2, 3, 3, 5, 12]);
	if (own || answer.job) return 1;
	return random.pick(paging || pathParameters.length === 0 ? [1, 1, 2] : [1, 1, 2, 3]);
}

/** What an item brings: values for the path, for IDs in the query, and a body. */
function itemFor(operation: Operation, marker: number): INodeExecutionData {
	const { pathParameters, query, batch, body, graphql } = operation;
	// One of the outer nodes that this server has.
	const known = graphql?.inner?.only?.parameter;
	const valueOf = ({ parameter, schema }: PathParameter, isLast: boolean) =>
		parameter === known
			? '1'
			: isLast
				? markedId(schema, parameter, marker)
				: sample(schema, parameter);
	const path = Object.fromEntries(
		pathParameters.map((pathParameter, index) => [
			pathParameter.parameter,
			valueOf(pathParameter, index === pathParameters.length - 1),
		]),
	);
	const ids = query.find(({ name }) => batch?.form === 'query' && name === batch.key);
	const json = {
		path,
		ids: ids ? markedId(ids.schema.items ?? ids.schema, ids.name, marker) : null,
		body: body?.content === 'json' ? withoutChoice(operation, bodyFor(operation, [marker])) : null,
	};
	return body?.content === 'multipart'
		? itemWith(fileOf(body.file?.kinds[0] ?? 'gif'), json)
		: { json: json as INodeExecutionData['json'] };
}

/** A chain takes what is offered where nothing is chosen. */
function withoutChoice({ own }: Operation, body: unknown): unknown {
	if (own?.kind !== 'chain') return body;
	const chosen = new Set(own.steps.flatMap(({ choose }) => (choose ? [choose.field] : [])));
	return Object.fromEntries(Object.entries(body as object).filter(([name]) => !chosen.has(name)));
}

function parametersFor(operation: Operation, wanted: number | undefined): INodeParameters {
	const {
		pathParameters,
		headers = [],
		query,
		batch,
		body,
		paging,
		massDelete,
		answer,
	} = operation;
	const filters = query.filter(
		({ name, required }) =>
			required && !(paging && ['page', 'limit', 'before', 'after'].includes(name)),
	);
	const required = Object.fromEntries(
		filters.map(({ name, schema }) => [name, sample(schema, name)]),
	);
	const ids = batch?.form === 'query' && batch.key ? { [batch.key]: '={{ [$json.ids] }}' } : {};
	return {
		...Object.fromEntries(
			pathParameters.map(({ parameter }) => [parameter, id(`={{ $json.path.${parameter} }}`)]),
		),
		...Object.fromEntries(
			headers.flatMap((header) =>
				'parameter' in header
					? [[header.parameter, String(sample(header.schema, header.parameter))]]
					: [],
			),
		),
		...(query.length > 0
			? { filters: { mappingMode: 'defineBelow', value: { ...required, ...ids } } }
			: {}),
		...(body?.content === 'json' ? { bodyMode: 'json', jsonBody: '={{ $json.body }}' } : {}),
		...(body?.file?.url ? { fileSource: 'url', fileUrl: 'https://example.com/mug.png' } : {}),
		...(answer.job ? { waitForCompletion: true } : {}),
		...(massDelete ? { deleteEverything: true } : {}),
		...(paging ? (wanted ? { returnAll: false, limit: wanted } : { returnAll: true }) : {}),
	} as INodeParameters;
}

/** A request of the user's own, to an address that the catalogue knows, as they mostly are. */
function ownRequest(
	random: Random,
	markers: number[][],
	chosen: INodeParameters,
	{ storeHash }: World,
): Pick<Work, 'parameters' | 'items' | 'markers' | 'operation'> {
	const [method, url, isNamed] = random.pick<[method: string, url: string, isNamed: boolean]>([
		['GET', '/v3/catalog/products/{{ $json.marker }}', true],
		['GET', '/v2/orders/{{ $json.marker }}', true],
		['GET', '/v3/catalog/products', false],
		['GET', '/v2/customers', false],
		['POST', '/v3/catalog/brands', true],
		['PUT', '/v3/catalog/brands/{{ $json.marker }}', true],
		['PUT', '/v3/catalog/products', true],
		['DELETE', '/v2/coupons/{{ $json.marker }}', true],
		['DELETE', '/v3/catalog/products/{{ $json.marker }}', true],
	]);
	const items = markers.map(([marker]) => ({
		json: {
			marker,
			body: url.endsWith('products')
				? [{ id: marker, name: `name-${marker}` }]
				: { name: `name-${marker}` },
		},
	}));
	const operation = operationFor({
		method,
		path: `/stores/${storeHash}${url.replace('{{ $json.marker }}', '1')}`,
	});
	const isList = method === 'GET' && !isNamed;
	return {
		...(operation ? { operation } : {}),
		items,
		markers: isNamed ? markers : markers.map(() => []),
		parameters: {
			...chosen,
			method,
			url: `=${url}`,
			...(isList ? { returnAll: random.isTrue(0.7) } : {}),
			...(method === 'GET' || method === 'DELETE' ? {} : { jsonBody: '={{ $json.body }}' }),
		},
	};
}
