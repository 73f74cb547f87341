import { Workflow, type INodeTypes } from 'n8n-workflow';

import nodes from '../../catalog/nodes.json';
import events from '../../catalog/webhookEvents.json';
import { operations, resources } from '../support/catalog';
import { loadPackage } from '../support/package';

let nodeTypes: INodeTypes;
beforeAll(async () => {
	({ nodeTypes } = await loadPackage());
});

/** What n8n's canvas shows below a node: it evaluates the subtitle with the node's parameters. */
function subtitleOf(type: string, parameters: object): unknown {
	const node = {
		id: '1',
		name: 'It',
		type: `n8n-nodes-bigcommerce.${type}`,
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: parameters as never,
	};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const { subtitle } = nodeTypes.getByNameAndVersion(node.type, 1).description;
	return workflow.expression.getSimpleParameterValue(node, subtitle, 'internal', {});
}

test('the subtitle of every operation is its name and that of its resource', () => {
	const names = new Map(resources.map(({ id, name }) => [id, name]));
	const types = new Map(
		nodes.flatMap(({ type, resources: own }) => own.map((resource) => [resource, type] as const)),
	);
	const own = operations.filter(({ custom }) => !custom);
	expect(own.length).toBeGreaterThan(800);
	const shown = own.map(({ id, resource }) =>
		subtitleOf(types.get(resource) ?? '', { resource, operation: id }),
	);
	expect(shown).toEqual(own.map(({ name, resource }) => `${name}: ${names.get(resource)}`));
});

test('the subtitle of the trigger is the label of a frequent event, and words for any other', () => {
	const shown = events.events.map(({ scope }) =>
		subtitleOf('bigCommerceTrigger', { events: [scope] }),
	);
	const isFrequent = ({ scope }: { scope: string }) =>
		/^store\/(channel\/[^/]+\/)?(order|product|sku|cart|customer)\//.test(scope);
	const labels = events.events.map(({ name }) => name);
	expect(shown.filter((_, index) => isFrequent(events.events[index]))).toEqual(
		labels.filter((_, index) => isFrequent(events.events[index])),
	);
	for (const text of shown) expect(text).toMatch(/^[A-Z][A-Za-z0-9():. ]+$/);
	expect(subtitleOf('bigCommerceTrigger', { events: ['store/order/*', 'store/cart/*'] })).toBe(
		'2 events',
	);
});

test.each([
	[
		'bigCommerceAppTrigger',
		{ events: ['install', 'load', 'removeUser'] },
		'App Installed, App Opened, User Removed',
	],
	['bigCommerceShippingProvider', { answerFrom: 'table' }, 'Rate Table'],
	['bigCommerceTaxProvider', { answerFrom: 'workflow' }, 'Workflow'],
	['bigCommerceProviderResponse', { respondWith: 'connectionCheck' }, 'Connection Check'],
	['bigCommerceApi', { resource: 'graphQl', api: 'storefront' }, 'GraphQL: Storefront'],
	['bigCommerceApi', { resource: 'graphQl', authentication: 'account' }, 'GraphQL: Account'],
	['bigCommerceApi', { resource: 'api', method: 'GET', url: '/v3/pages' }, 'GET /v3/pages'],
])('the subtitle of %s with %j', (type, parameters, expected) => {
	expect(subtitleOf(type, parameters)).toBe(expected);
});
