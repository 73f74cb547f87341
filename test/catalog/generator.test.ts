import { buildCatalog } from '../../catalog/generator/build';
import type { ChangeFile, OperationChange } from '../../catalog/generator/overrides';
import { requestSchema } from '../../catalog/generator/schemas';
import type { SpecifiedOperation } from '../../catalog/generator/specifications';

const list = {
	'200': {
		content: {
			'application/json': { schema: { properties: { data: { type: 'array', items: {} } } } },
		},
	},
};

function specified(
	method: SpecifiedOperation['method'],
	path: string,
	more: Partial<SpecifiedOperation> = {},
): SpecifiedOperation {
	return {
		server: 'v3',
		method,
		path,
		file: 'made-up.yml',
		parameters: [],
		responses: {},
		deprecated: false,
		...more,
	};
}

const SCOPES = [{ paths: ['v3 /pets/**'], read: ['read'], write: ['write'] }];

function changes(more: Partial<ChangeFile> = {}): ChangeFile[] {
	return [
		{
			file: '2026-01-01-made-up.yaml',
			resources: [],
			scopes: SCOPES,
			parameters: [],
			operations: [],
			...more,
		},
	];
}

function build(
	specs: SpecifiedOperation[],
	operations: OperationChange[] = [],
	more: Partial<ChangeFile> = {},
) {
	return buildCatalog(specs, changes({ operations, ...more })).operations;
}

const pets = [
	specified('GET', '/pets', { responses: list }),
	specified('POST', '/pets'),
	specified('GET', '/pets/{pet_id}'),
	specified('PUT', '/pets/{pet_id}'),
	specified('DELETE', '/pets'),
	specified('GET', '/pets/{pet_id}/toys', { responses: list }),
];

describe('names by rule', () => {
	it('follow the method and the path', () => {
		expect(build(pets).map(({ id, action }) => [id, action])).toEqual([
			['pet.create', 'Create pet'],
			['pet.deleteAll', 'Delete all pets'],
			['pet.get', 'Get pet'],
			['pet.getMany', 'Get many pets'],
			['pet.update', 'Update pet'],
			['petToy.getMany', 'Get many pet toys'],
		]);
	});

	it('tell a list of all parents from the list of one', () => {
		const [one, all] = build([
			...pets.slice(5),
			specified('GET', '/pets/toys', { responses: list }),
		]);
		expect([one.name, all.name, all.action]).toEqual([
			'Get Many',
			'Get Many of All Pets',
			'Get many toys of all pets',
		]);
	});
});

describe('changes', () => {
	it('rename, and the slug follows', () => {
		const [operation] = build(
			[specified('PUT', '/pets')],
			[{ operations: ['PUT v3 /pets'], name: 'Create or Update in Batch' }],
		);
		expect(operation.id).toBe('pet.upsertBatch');
	});

	it('fail when their operation is gone', () => {
		expect(() => build(pets, [{ operations: ['GET v3 /cats'], name: 'Get' }])).toThrow(
			/nothing left to change.*\n.*GET v3 \/cats \(catalog\/overrides\/2026-01-01-made-up.yaml\)/,
		);
	});

	it('fail when their resource path, scope path or parameter is gone', () => {
		expect(() => build(pets, [], { resources: [{ paths: ['v3 /cats'], name: 'Cat' }] })).toThrow(
			/resource v3 \/cats/,
		);
		expect(() =>
			build(pets, [], { scopes: [...SCOPES, { paths: ['v3 /cats/**'], read: [] }] }),
		).toThrow(/scope v3 \/cats/);
		expect(() =>
			build(pets, [], {
				parameters: [{ parameter: 'catId', schema: { type: 'integer' }, why: '' }],
			}),
		).toThrow(/parameter catId/);
	});

	it('fail when their query parameter or field is gone', () => {
		const body = {
			content: {
				'application/json': {
					schema: { type: 'object', properties: { name: { type: 'string' } } },
				},
			},
		};
		expect(() => build(pets, [{ operations: ['GET v3 /pets'], query: { color: null } }])).toThrow(
			/no query parameter "color"/,
		);
		expect(() => build(pets, [{ operations: ['GET v3 /pets'], matchesAll: ['color:in'] }])).toThrow(
			/no query parameter "color:in"/,
		);
		expect(() =>
			build(
				[specified('POST', '/pets', { requestBody: body })],
				[{ operations: ['POST v3 /pets'], fields: { age: { required: true } } }],
			),
		).toThrow(/no field "age"/);
		expect(() =>
			build(pets, [{ operations: ['GET v3 /pets/{pet_id}'], parameters: { id: 'petId' } }]),
		).toThrow(/no path parameter "id"/);
	});

	it('reach into lists and nested fields', () => {
		const schema = {
			type: 'array',
			items: {
				type: 'object',
				properties: {
					toys: {
						type: 'array',
						items: { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } },
					},
				},
			},
		};
		const spec = specified('POST', '/pets', {
			requestBody: { content: { 'application/json': { schema } } },
		});
		const [operation] = build(
			[spec],
			[
				{
					operations: ['POST v3 /pets'],
					fields: { 'toys.id': { required: false }, name: { type: 'string', required: true } },
				},
			],
		);
		expect(operation.body?.schema.items?.properties?.toys.items?.required).toBeUndefined();
		expect(operation.body?.schema.items?.required).toEqual(['name']);
	});
});

describe('conflicts', () => {
	it('of slugs fail with both places', () => {
		expect(() => build(pets, [{ operations: ['POST v3 /pets'], name: 'Get Many' }])).toThrow(
			/share a slug.*\n {2}pet\.getMany: GET v3 \/pets, POST v3 \/pets/,
		);
	});

	it('of labels fail too', () => {
		expect(() =>
			build(pets, [{ operations: ['POST v3 /pets'], name: 'Get Many', verb: 'other' }]),
		).toThrow(/share a label/);
	});

	it('of scopes do not arise: a path without any fails', () => {
		expect(() => build([specified('GET', '/cats')], [], { scopes: [] })).toThrow(
			/which scope GET v3 \/cats needs/,
		);
	});
});

describe('request schemas', () => {
	it('keep every property of the alternatives and demand what all demand', () => {
		const schema = requestSchema({
			oneOf: [
				{
					type: 'object',
					required: ['a', 'b'],
					properties: { a: { type: 'string' }, b: { type: 'string' } },
				},
				{
					type: 'object',
					required: ['a'],
					properties: { a: { type: 'string' }, c: { type: 'string' } },
				},
			],
		});
		expect(Object.keys(schema.properties ?? {})).toEqual(['a', 'b', 'c']);
		expect(schema.required).toEqual(['a']);
	});

	it('keep the properties beside alternatives that only demand', () => {
		const schema = requestSchema({
			type: 'object',
			properties: { a: { type: 'string' } },
			anyOf: [{ required: ['a'] }],
		});
		expect(schema).toEqual({
			type: 'object',
			properties: { a: { type: 'string' } },
			required: ['a'],
		});
	});

	it('merge the same property of several parts, their own parts included', () => {
		const part = (name: string) => ({
			properties: {
				p: { allOf: [{ type: 'object', properties: { [name]: { type: 'string' } } }] },
			},
		});
		expect(
			Object.keys(requestSchema({ allOf: [part('x'), part('y')] }).properties?.p.properties ?? {}),
		).toEqual(['x', 'y']);
	});

	it('leave out what BigCommerce assigns, and noise', () => {
		const schema = requestSchema({
			type: 'object',
			properties: {
				id: { type: 'integer', description: 'The ID. Read-Only.' },
				made: { type: 'string', readOnly: true },
				size: { type: 'number', format: 'float', nullable: true, enum: [1, 2, null] },
				tags: { type: 'array', maximum: 9, default: [], items: { type: 'string', minLength: 0 } },
			},
		});
		expect(schema.properties).toEqual({
			size: { type: 'number', nullable: true, enum: [1, 2] },
			tags: { type: 'array', items: { type: 'string' } },
		});
	});

	it('call a value any where the alternatives differ in type', () => {
		expect(requestSchema({ oneOf: [{ type: 'string' }, { type: 'number' }] })).toEqual({});
		expect(requestSchema({ oneOf: [{ type: 'integer' }, { type: 'number' }] })).toEqual({
			type: 'number',
		});
	});
});
