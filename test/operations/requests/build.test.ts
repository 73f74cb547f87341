import type { Operation } from '../../../catalog/types';
import { buildRequest, type ParameterValues } from '../../../nodes/operations/requests/build';
import { printQuery } from '../../../nodes/shared/http/request';

/** An operation of a made-up thing; each test changes what it is about. */
const update: Operation = {
	id: 'product.test',
	resource: 'product',
	name: 'Test',
	action: 'Test',
	server: 'v3',
	method: 'PUT',
	path: '/things/{thing_id}/parts/{code}',
	scopes: [],
	accounts: ['store'],
	pathParameters: [
		{ name: 'thing_id', parameter: 'thingId', schema: { type: 'integer' } },
		{ name: 'code', parameter: 'code', schema: { type: 'string' } },
	],
	query: [
		{ name: 'id:in', schema: { type: 'array', items: { type: 'integer' } }, list: 'comma' },
		{ name: 'tag', schema: { type: 'array', items: { type: 'string' } }, list: 'repeat' },
		{ name: 'sku:in', schema: { type: 'array', items: { type: 'string' } }, list: 'comma' },
		{ name: 'keyword', schema: { type: 'string' } },
		{ name: 'is_visible', schema: { type: 'boolean' } },
	],
	body: {
		content: 'json',
		schema: {
			type: 'object',
			properties: {
				name: { type: 'string' },
				price: { type: 'number' },
				tags: { type: 'array', items: { type: 'string' } },
				url: { type: 'object', properties: { path: { type: 'string' } } },
			},
		},
	},
	answer: { kind: 'item', envelope: 'data' },
};
const values = (given: Partial<ParameterValues>): ParameterValues => ({
	parameters: { thingId: 7, code: 'a' },
	filters: {},
	deleteEverything: false,
	body: { fields: { name: 'Mug' } },
	...given,
});
const build = (given: Partial<ParameterValues>, operation: Operation = update) =>
	buildRequest(operation, values(given)).request;

describe('the path', () => {
	it.each([
		[{ thingId: 7, code: 'a' }, '/things/7/parts/a'],
		[{ thingId: '7', code: 'a b/c?d#e' }, '/things/7/parts/a%20b%2Fc%3Fd%23e'],
		[{ thingId: ' 7 ', code: 'ü' }, '/things/7/parts/%C3%BC'],
		[{ thingId: 7, code: ' a\n' }, '/things/7/parts/a'],
		[{ thingId: 7, code: '../../orders' }, '/things/7/parts/..%2F..%2Forders'],
	])('%j becomes %s', (parameters, path) => {
		expect(build({ parameters }).path).toBe(path);
	});

	it.each([
		[{ thingId: '', code: 'a' }, '"Thing ID" is empty'],
		[{ thingId: undefined, code: 'a' }, '"Thing ID" is empty'],
		[{ thingId: 'seven', code: 'a' }, '"Thing ID" must be a whole number'],
		[{ thingId: 7.5, code: 'a' }, '"Thing ID" must be a whole number'],
		[{ thingId: 7, code: '..' }, '"Code" is not a valid ID'],
		[{ thingId: 7, code: ' .. ' }, '"Code" is not a valid ID'],
		[{ thingId: 7, code: 'undefined' }, '"Code" has no value, only the word "undefined"'],
		[{ thingId: 7, code: '.' }, '"Code" is not a valid ID'],
	])('%j is refused', (parameters, message) => {
		expect(() => build({ parameters })).toThrow(message);
	});
});

describe('filters', () => {
	it.each([
		[{ 'id:in': '1, 2 ,3' }, 'id:in=1,2,3'],
		[{ 'id:in': [1, 2] }, 'id:in=1,2'],
		[{ 'id:in': '[1,2]' }, 'id:in=1,2'],
		[{ 'id:in': 5 }, 'id:in=5'],
		[{ 'id:in': [1, null, '', 2] }, 'id:in=1,2'],
		[{ 'id:in': '9007199254740993' }, 'id:in=9007199254740993'],
		[{ tag: 'red,blue' }, 'tag=red&tag=blue'],
		[{ tag: ['red,blue', 'green'] }, 'tag=red,blue&tag=green'],
		[{ keyword: ' , ' }, 'keyword=%20,%20'],
		[{ keyword: 'null' }, 'keyword=null'],
		[{ is_visible: 'false' }, 'is_visible=false'],
		[{ is_visible: 'Yes' }, 'is_visible=true'],
		[{}, ''],
	])('%j becomes %s', (filters, query) => {
		expect(printQuery(build({ filters }).query)).toBe(query);
	});

	it.each([
		[{ 'id:in': 'one' }, 'must be a whole number'],
		[{ is_visible: 'maybe' }, 'must be true or false'],
		[{ is_visible: '' }, 'The filter "Is Visible" has no value'],
		[{ is_visible: undefined }, 'The filter "Is Visible" has no value'],
		[{ 'id:in': null }, 'has no value'],
		[{ 'id:in': [] }, 'has no value'],
		[{ 'id:in': [null, ''] }, 'has no value'],
		[{ 'id:in': ' , ' }, 'has no value'],
		[{ 'id:in': NaN }, 'has no value'],
		[{ 'sku:in': ['red,blue', 'green'] }, 'has a comma in it'],
		[{ 'id:in': '1,undefined' }, 'must be a whole number'],
		[{ tag: 'undefined' }, 'has no value, only the word "undefined"'],
		[{ is_visible: [true] }, 'must be true or false'],
		[{ page: 2 }, '"Page" is not a filter of this operation'],
		[{ 'id:in': '[1,' }, 'is not valid JSON'],
	])('%j is refused', (filters, message) => {
		expect(() => build({ filters })).toThrow(message);
	});

	it('a required one that is missing is named', () => {
		const operation: Operation = {
			...update,
			query: [{ name: 'channel_id', schema: { type: 'integer' }, required: true }],
		};
		expect(() => build({}, operation)).toThrow('The filter "Channel ID" is required');
	});
});

describe('the body', () => {
	it('takes each value into its documented type', () => {
		expect(
			build({ body: { fields: { name: 12, price: '9.5', tags: 'a, b', 'url.path': '/x' } } }).body,
		).toEqual({ name: '12', price: 9.5, tags: ['a', 'b'], url: { path: '/x' } });
	});

	it('keeps null where a field can be null, which clears it', () => {
		const nullable: Operation = {
			...update,
			body: {
				content: 'json',
				schema: {
					type: 'object',
					properties: { name: { type: 'string' }, price: { type: 'number', nullable: true } },
				},
			},
		};
		expect(build({ body: { fields: { price: null } } }, nullable).body).toEqual({ price: null });
		const { request, blankFields } = buildRequest(
			update,
			values({ body: { fields: { name: 'Mug', price: null } } }),
		);
		expect(request.body).toEqual({ name: 'Mug' });
		expect(blankFields).toEqual(['price']);
	});

	it('empties what is to be cleared where the item gives no value', () => {
		expect(
			build({ body: { fields: { price: 5, name: '' }, clear: ['name', 'tags', 'url.path'] } }).body,
		).toEqual({ price: 5, name: '', tags: [], url: { path: '' } });
		expect(build({ body: { fields: { name: 'Mug' }, clear: ['name'] } }).body).toEqual({
			name: 'Mug',
		});
		for (const name of ['price', 'color', '__proto__', 'constructor'])
			expect(() => build({ body: { fields: { name: 'Mug' }, clear: [name] } })).toThrow(
				'cannot be emptied',
			);
	});

	it('leaves out and names what the operation does not know', () => {
		const built = buildRequest(
			update,
			values({
				body: {
					fields: {
						name: 'Mug',
						color: 'red',
						'url.color': 'x',
						__proto__x: 1,
						'constructor.prototype.polluted': 'yes',
					},
				},
			}),
		);
		expect(built.request.body).toEqual({ name: 'Mug' });
		expect(built.unknownFields).toEqual([
			'color',
			'url.color',
			'__proto__x',
			'constructor.prototype.polluted',
		]);
		expect(({} as { polluted?: string }).polluted).toBeUndefined();
	});

	it('does not name the ID of the record, which is in the path', () => {
		const named = (id: unknown) =>
			buildRequest(
				update,
				values({ parameters: { thingId: 77, code: 'a' }, body: { fields: { name: 'Mug', id } } }),
			).unknownFields;
		expect([named(77), named(' 77 '), named(78)]).toEqual([[], [], ['id']]);
	});

	it('of a change without any field is refused', () => {
		expect(() => build({ body: { fields: {} } })).toThrow('There is nothing to update');
	});

	it('that lacks a required field is refused, naming it', () => {
		const operation: Operation = {
			...update,
			body: {
				content: 'json',
				schema: {
					type: 'object',
					required: ['name'],
					properties: { name: { type: 'string' }, price: { type: 'number' } },
				},
			},
		};
		expect(() => build({ body: { fields: { price: 3 } } }, operation)).toThrow(
			'"Name" is required',
		);
	});

	it('that is a list carries the record of the item', () => {
		const operation: Operation = {
			...update,
			batch: { form: 'array' },
			body: { content: 'json', schema: { type: 'array', items: update.body?.schema } },
		};
		expect(build({ body: { fields: { name: 'Mug' } } }, operation).body).toEqual([{ name: 'Mug' }]);
		expect(build({ body: { json: '{"name":"Mug"}' } }, operation).body).toEqual([{ name: 'Mug' }]);
		expect(build({ body: { json: [{ name: 'Mug' }, { name: 'Bowl' }] } }, operation).body).toEqual([
			{ name: 'Mug' },
			{ name: 'Bowl' },
		]);
	});

	it('that keeps its list under a key carries the record there and the rest beside it', () => {
		const schema = {
			type: 'object' as const,
			properties: {
				reason: { type: 'string' as const },
				items: {
					type: 'array' as const,
					items: {
						type: 'object' as const,
						required: ['sku'],
						properties: {
							sku: { type: 'string' as const },
							quantity: { type: 'integer' as const },
						},
					},
				},
			},
		};
		const operation: Operation = {
			...update,
			batch: { form: 'key', key: 'items' },
			body: { content: 'json', schema },
		};
		expect(
			build({ body: { fields: { reason: 'Count', sku: 'A', quantity: '3' } } }, operation).body,
		).toEqual({ reason: 'Count', items: [{ sku: 'A', quantity: 3 }] });
		expect(() => build({ body: { fields: { quantity: 3 } } }, operation)).toThrow(
			'"SKU" is required',
		);
	});

	it('in JSON that cannot be read is refused with the place', () => {
		expect(() => build({ body: { json: '{"name": }' } })).toThrow('"JSON Body" is not valid JSON');
	});

	it('never repeats a value in a message', () => {
		expect(() => build({ body: { fields: { price: 'customer@example.com' } } })).toThrow(
			expect.objectContaining({
				message: expect.not.stringContaining('customer@'),
				description: expect.not.stringContaining('customer@'),
			}),
		);
	});
});

describe('deleting many', () => {
	const deleteMany: Operation = {
		...update,
		method: 'DELETE',
		path: '/things',
		pathParameters: [],
		body: undefined,
		massDelete: true,
		query: [...update.query, { name: 'limit', schema: { type: 'integer' }, role: 'paging' }],
	};

	it.each([{}, { limit: 5 }])('with the filters %j is refused', (filters) => {
		expect(() => build({ filters }, deleteMany)).toThrow(
			'Without a filter this would delete all products',
		);
	});

	it.each([
		{ 'id:in': '' },
		{ 'id:in': [] },
		{ 'id:in': [null] },
		{ 'id:in': ',' },
		{ tag: 'null' },
	])('with the filters %j is refused, consent or not', (filters) => {
		expect(() => build({ filters }, deleteMany)).toThrow('has no value');
		expect(() => build({ filters, deleteEverything: true }, deleteMany)).toThrow('has no value');
	});

	it.each([{ json: [] }, { json: '[null]' }, { json: [''] }, { json: {} }, { json: [{}] }])(
		'by the body %j is refused',
		(body) => {
			const byBody: Operation = {
				...deleteMany,
				massDelete: undefined,
				query: [],
				batch: { form: 'array' },
				body: { content: 'json', schema: { type: 'array', items: { type: 'integer' } } },
			};
			expect(() => build({ body }, byBody)).toThrow(/is empty|is an empty list/);
			expect(build({ body: { json: '[1]' } }, byBody).body).toEqual([1]);
		},
	);

	it('with a filter, or when everything should go, is sent', () => {
		expect(build({ filters: { 'id:in': '5' } }, deleteMany).query).toEqual([['id:in', '5']]);
		expect(build({ deleteEverything: true }, deleteMany).query).toEqual([]);
	});
});
