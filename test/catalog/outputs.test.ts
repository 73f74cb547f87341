import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { buildCatalog } from '../../catalog/generator/build';
import type { ChangeFile, OperationChange } from '../../catalog/generator/overrides';
import { buildOutputs } from '../../catalog/generator/outputs';
import { simplifiedFields } from '../../catalog/generator/simplified';
import type { Json, SpecifiedOperation } from '../../catalog/generator/specifications';
import type { Outputs } from '../../catalog/types';
import { catalog, everything, graphQl } from './support/catalog';

/** Operations that consist of others, and give what those give. */
const OF_SEVERAL = ['upsert', 'steps'];

const text = readFileSync(join(__dirname, '..', '..', 'catalog', 'answers.json'), 'utf8');
const outputs = JSON.parse(text) as Outputs;
const record = (id: string) => outputs.records[outputs.operations[id]];

describe('what operations give', () => {
	it('is known of every operation, and fits into 600 KB', () => {
		expect(Object.keys(outputs.operations)).toEqual(
			[
				...catalog.operations,
				...graphQl.operations,
				...everything.operations.filter(({ own }) => own && OF_SEVERAL.includes(own.kind)),
			].map(({ id }) => id),
		);
		expect(JSON.stringify(outputs).length).toBeLessThan(600_000);
	});

	it('is the record, whatever the envelope', () => {
		expect(record('product.getMany').fields).toMatchObject({
			id: 'integer',
			name: 'string',
			price: 'number',
			categories: ['number'],
			custom_url: { url: 'string' },
		});
		expect(record('order.get').fields).toMatchObject({
			id: 'integer',
			billing_address: { email: 'string' },
		});
		expect(record('product.delete').fields).toEqual({ deleted: 'boolean', id: 'integer' });
		expect(record('theme.activate').fields).toEqual({
			variation_id: 'string',
			which: 'string',
			success: 'boolean',
		});
		expect(record('theme.upload').fields).toMatchObject({ status: 'string', result: {} });
		expect(record('theme.download').fields).toEqual({});
	});

	it('has nothing that is only an envelope', () => {
		const enveloped = Object.keys(outputs.operations).filter(
			(id) => 'meta' in record(id).fields || Object.keys(record(id).fields).join() === 'data',
		);
		expect(enveloped).toEqual([]);
	});

	it('has a simplified form exactly where it is wide, of ten fields at most', () => {
		for (const { id, answer } of catalog.operations)
			expect([id, record(id).simplified !== undefined]).toEqual([id, answer.wide === true]);
		for (const { simplified, fields } of outputs.records) {
			expect((simplified ?? []).length).toBeLessThanOrEqual(10);
			expect(Object.keys(fields)).toEqual(
				expect.arrayContaining((simplified ?? []).map((name) => name.split('.')[0])),
			);
		}
	});
});

describe('the simplified form', () => {
	it('keeps what identifies and names first, and no nested record', () => {
		const fields = {
			color: 'string',
			total: 'number',
			parts: [{ id: 'integer' }],
			status: 'string',
			maker: { id: 'integer' },
			name: 'string',
			id: 'integer',
		} as const;
		expect(simplifiedFields(structuredClone(fields) as never, 'product')).toEqual([
			'id',
			'name',
			'status',
			'total',
			'color',
		]);
	});

	const pet = (properties: Json): SpecifiedOperation => ({
		server: 'v3',
		method: 'GET',
		path: '/pets/{id}',
		file: 'made-up.yml',
		parameters: [],
		deprecated: false,
		responses: {
			'200': {
				content: {
					'application/json': { schema: { properties: { data: { type: 'object', properties } } } },
				},
			},
		},
	});
	const build = (spec: SpecifiedOperation, change: Partial<OperationChange>) => {
		const changes: ChangeFile[] = [
			{
				file: 'x.yaml',
				resources: [],
				scopes: [{ paths: ['v3 /pets/**'], read: ['read'] }],
				parameters: [],
				operations: [{ operations: ['GET v3 /pets/{id}'], ...change }],
			},
		];
		return buildOutputs([spec], buildCatalog([spec], changes), changes);
	};
	const many = Object.fromEntries(
		Array.from({ length: 12 }, (_, index) => [`field${index}`, { type: 'string' }]),
	);

	it('is what a change says, in its order', () => {
		expect(build(pet(many), { simplified: ['field7', 'field2'] }).records[0].simplified).toEqual([
			'field7',
			'field2',
		]);
	});

	it('may not want a field that is gone', () => {
		expect(() => build(pet(many), { simplified: ['tail'] })).toThrow(
			'GET v3 /pets/{id} gives no field "tail"',
		);
	});
});

it('a job may not be followed by an operation that is gone', () => {
	const spec: SpecifiedOperation = {
		server: 'v3',
		method: 'POST',
		path: '/pets',
		file: 'x.yml',
		parameters: [],
		deprecated: false,
		responses: {},
	};
	const changes: ChangeFile[] = [
		{
			file: 'x.yaml',
			resources: [],
			scopes: [{ paths: ['v3 /pets/**'], write: ['write'] }],
			parameters: [],
			operations: [
				{
					operations: ['POST v3 /pets'],
					job: {
						id: 'id',
						state: { operation: 'GET v3 /pets/jobs', parameter: 'id' },
						done: ['done'],
						failed: [],
					},
				},
			],
		},
	];
	expect(() => buildCatalog([spec], changes)).toThrow(
		'A job is followed by GET v3 /pets/jobs with its parameter "id", which is not there.',
	);
});
