import { breaksBetween } from '../../scripts/contract/compare.mjs';
import { parametersOf } from '../../scripts/contract/parameters.mjs';
import { mayBreak } from '../../scripts/contract/versions.mjs';

const released = {
	version: '0.1.0',
	nodes: {
		shop: {
			versions: [1],
			inputs: ['main'],
			outputs: ['main'],
			isTool: true,
			credentials: [{ type: 'shopApi', show: { authentication: ['store'] } }],
			webhooks: [{ name: 'default', httpMethod: 'POST', path: 'shop' }],
			parameters: [
				{
					path: 'operation',
					type: 'options',
					default: 'thing.get',
					values: ['thing.get', 'thing.update'],
					show: { resource: ['thing'] },
				},
				{
					path: 'thingId',
					type: 'resourceLocator',
					default: { mode: 'list', value: '' },
					values: ['list', 'id'],
					required: true,
					show: { operation: ['thing.get', 'thing.update'] },
				},
				{
					path: 'limit',
					type: 'number',
					default: 50,
					show: { operation: ['thing.get'], returnAll: [false] },
				},
				{ path: 'options', type: 'collection', default: {} },
				{ path: 'options.timeout', type: 'number', default: 30 },
			],
		},
	},
	credentials: {
		shopApi: { extends: [], parameters: [{ path: 'store', type: 'string', default: '' }] },
	},
	operations: {
		'thing.get': { request: 'GET v3 /things/{id}', filters: { 'name:like': 'string' }, fields: {} },
		'thing.update': { request: 'PUT v3 /things/{id}', filters: {}, fields: { price: 'number' } },
	},
	events: ['store/thing/created'],
};

/** The package after a change. */
function changed(change) {
	const current = structuredClone(released);
	change(current, current.nodes.shop.parameters);
	return current;
}

test.each([
	['nothing', () => {}],
	[
		'a node, an event, an operation and a credential more',
		(now) => {
			now.nodes.other = now.nodes.shop;
			now.events.push('store/thing/deleted');
			now.operations['thing.delete'] = {
				request: 'DELETE v3 /things/{id}',
				filters: {},
				fields: {},
			};
			now.credentials.otherApi = now.credentials.shopApi;
			now.nodes.shop.versions.push(2);
			now.nodes.shop.credentials.push({ type: 'otherApi' });
		},
	],
	[
		'more fields, values and modes',
		(now, parameters) => {
			now.operations['thing.update'].fields.name = 'string';
			parameters[0].values.push('thing.delete');
			parameters[1].values.push('url');
			parameters.push({ path: 'options.more', type: 'string', default: '' });
		},
	],
	[
		'shown for more',
		(now, parameters) => {
			parameters[1].show.operation.push('thing.delete');
			parameters[2].show.returnAll.push(true);
			now.nodes.shop.credentials[0].show.authentication.push('app');
		},
	],
	[
		'one entry that became two',
		(now, parameters) => {
			parameters.push({ ...parameters[1], show: { operation: ['thing.update'] } });
			parameters[1].show = { operation: ['thing.get'] };
		},
	],
	[
		'a new parameter that decides, and by default as before',
		(now, parameters) => {
			parameters.push({
				path: 'how',
				type: 'options',
				default: 'plain',
				values: ['plain', 'other'],
			});
			parameters[2].show.how = ['plain'];
		},
	],
	[
		'a new parameter that must be filled in for new operations only',
		(now, parameters) => {
			parameters.push({
				path: 'otherId',
				type: 'string',
				default: '',
				required: true,
				show: { operation: ['other.get'] },
			});
		},
	],
])('no break: %s', (_, change) => {
	expect(breaksBetween(released, changed(change))).toEqual([]);
});

const sentence = (text) => [expect.stringContaining(text)];

test.each([
	[
		'a node renamed',
		(now) => ((now.nodes.store = now.nodes.shop), delete now.nodes.shop),
		'The node type "shop" is gone',
	],
	['a version dropped', (now) => (now.nodes.shop.versions = [2]), 'no longer has version 1'],
	['no tool any more', (now) => (now.nodes.shop.isTool = false), 'no longer a tool'],
	[
		'outputs in another order',
		(now) => (now.nodes.shop.outputs = ['other', 'main']),
		'other outputs',
	],
	['a webhook moved', (now) => (now.nodes.shop.webhooks[0].path = 'store'), 'POST shop'],
	[
		'a credential for fewer',
		(now) => (now.nodes.shop.credentials[0].show.authentication = ['app']),
		'the credential "shopApi"',
	],
	[
		'a credential type renamed',
		(now) => ((now.credentials.storeApi = now.credentials.shopApi), delete now.credentials.shopApi),
		'The credential type "shopApi" is gone',
	],
	[
		'a credential field renamed',
		(now) => (now.credentials.shopApi.parameters[0].path = 'hash'),
		'the parameter "store" is gone',
	],
	[
		'a credential field demanded',
		(now) =>
			now.credentials.shopApi.parameters.push({
				path: 'key',
				type: 'string',
				default: '',
				required: true,
			}),
		'"key" is now required',
	],
	['an event dropped', (now) => (now.events = []), '"store/thing/created"'],
	[
		'a slug renamed',
		(now, parameters) => {
			now.operations['thing.change'] = now.operations['thing.update'];
			delete now.operations['thing.update'];
			parameters[0].values[1] = 'thing.change';
			parameters[1].show.operation[1] = 'thing.change';
		},
		'The operation "thing.update" is gone',
	],
	[
		'a slug that does something else',
		(now) => (now.operations['thing.update'].request = 'POST v3 /things'),
		'now sends POST v3 /things instead of PUT v3 /things/{id}',
	],
	[
		'a filter dropped',
		(now) => (now.operations['thing.get'].filters = {}),
		'the filter "name:like"',
	],
	[
		'a field of another type',
		(now) => (now.operations['thing.update'].fields.price = 'string'),
		'type number and is now of type string',
	],
	[
		'a parameter dropped',
		(now, parameters) => parameters.splice(4, 1),
		'"options.timeout" is gone',
	],
	[
		'a parameter of another type',
		(now, parameters) => (parameters[2].type = 'string'),
		'was of type number',
	],
	[
		'another default',
		(now, parameters) => (parameters[2].default = 100),
		'had the default 50 and now has 100',
	],
	[
		'a mode dropped',
		(now, parameters) => (parameters[1].values = ['id']),
		'no longer offers "list"',
	],
	[
		'a parameter for fewer operations',
		(now, parameters) => (parameters[1].show.operation = ['thing.get']),
		'no longer shown where it was, and n8n drops what is not shown (for thing.update)',
	],
	[
		'a parameter under one more condition',
		(now, parameters) => (parameters[3].show = { resource: ['thing'] }),
		'no longer shown',
	],
	[
		'a parameter hidden',
		(now, parameters) => (parameters[3].hide = { operation: ['thing.get'] }),
		'no longer shown',
	],
	[
		'a new parameter that must be filled in',
		(now, parameters) =>
			parameters.push({
				path: 'otherId',
				type: 'string',
				default: '',
				required: true,
				show: { operation: ['thing.get'] },
			}),
		'"otherId" is now required',
	],
])('a break, in one sentence: %s', (_, change, expected) => {
	expect(breaksBetween(released, changed(change))).toEqual(sentence(expected));
});

test('a change of many operations is one sentence', () => {
	const many = Array.from({ length: 20 }, (__, index) => `thing.do${index}`);
	const with_ = (type) =>
		changed((now, parameters) =>
			parameters.push({ path: 'mode', type, default: '', show: { operation: many } }),
		);

	expect(breaksBetween(with_('string'), with_('number'))).toEqual([
		'The node "shop": the parameter "mode" was of type string and is now of type number (for thing.do0, thing.do1, thing.do2 and 17 more).',
	]);
});

test('parameters inside of collections are found, and what only shows something is not', () => {
	const properties = [
		{ name: 'hint', type: 'notice', default: '' },
		{
			name: 'more',
			type: 'collection',
			default: {},
			options: [
				{ name: 'each', type: 'options', default: 'a', options: [{ value: 'a' }, { value: 'b' }] },
			],
		},
		{
			name: 'list',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			default: {},
			options: [{ name: 'rows', values: [{ name: 'name', type: 'string', default: '' }] }],
		},
	];

	expect(parametersOf(properties).map(({ path, type, values }) => [path, type, values])).toEqual([
		['more', 'collection', undefined],
		['more.each', 'options', ['a', 'b']],
		['list', 'fixedCollection[]', undefined],
		['list.rows.name', 'string', undefined],
	]);
});

test('a picker keeps what it starts with, whatever that is called', () => {
	const picker = (label) =>
		parametersOf([
			{
				name: 'channelId',
				type: 'resourceLocator',
				default: { mode: 'list', value: '1', cachedResultName: label },
				modes: [{ name: 'list' }, { name: 'id' }],
			},
		]);

	expect(picker('Channel 1')).toEqual(picker('The first channel'));
	expect(picker('Channel 1')).toEqual([
		{
			path: 'channelId',
			type: 'resourceLocator',
			default: { mode: 'list', value: '1' },
			values: ['list', 'id'],
		},
	]);
});

test.each([
	['0.1.0', '0.1.0', false],
	['0.1.0', '0.1.9', false],
	['0.1.0', '0.2.0', true],
	['0.9.0', '1.0.0', true],
	['1.2.0', '1.3.0', false],
	['1.2.0', '2.0.0', true],
	['2.0.0', '1.9.0', false],
])('from %s to %s may break: %s', (earlier, later, expected) => {
	expect(mayBreak(earlier, later)).toBe(expected);
});
