import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox/server';
import { fields, id, runOperation } from '../support/run';
import { apiRequests, sandboxForTests } from '../support/sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
beforeEach(() => {
	sandbox.reset();
	sandbox.log.clear();
});
afterAll(async () => {
	await sandbox.close();
});

describe('JSON', () => {
	const deep = (levels: number) => `={{ '['.repeat(${levels}) + ']'.repeat(${levels}) }}`;

	it.each([
		[deep(200), 'fields'],
		[deep(100_000), 'fields'],
		[deep(200), 'json'],
		[deep(100_000), 'json'],
		[deep(5_000_000), 'json'],
		[`={{ JSON.parse('[' .repeat(3000) + ']'.repeat(3000)) }}`, 'json'],
		[`={{ JSON.parse('[' .repeat(100000) + ']'.repeat(100000)) }}`, 'json'],
		[`={{ JSON.parse('{"a":'.repeat(200) + '1' + '}'.repeat(200)) }}`, 'fields'],
	])('that is nested too deeply is refused: %s as %s', async (value, bodyMode) => {
		const { error } = await runOperation(sandbox, 'product.update', {
			productId: id(77),
			bodyMode,
			fields: fields({ custom_fields: value, custom_url: value }),
			jsonBody: value,
		});
		expect(error?.message).toMatch(/nested too deeply$|must be a list$/);
		expect(`${error?.message} ${error?.description}`).not.toMatch(/call stack|RangeError/);
		expect(apiRequests(sandbox)).toEqual([]);
	});

	it('of one hundred levels is sent', async () => {
		await runOperation(sandbox, 'product.update', {
			productId: id(77),
			bodyMode: 'json',
			jsonBody: deep(90)
				.replace('=', '={{ "{\\"x\\":" + ')
				.replace("{{ '", "'")
				.replace(' }}', ' + "}" }}'),
		});
		expect(apiRequests(sandbox)).toHaveLength(1);
	});

	it.each([
		'{"name": "Ada Lovelace", }',
		'{"name": "Ada Lovelace"',
		'{name: Ada Lovelace}',
		'{"name": Ada Lovelace}',
		'Ada Lovelace',
		'{"name": "Ada\nLovelace"}',
		"'Ada Lovelace'",
	])('that cannot be read is not repeated: %j', async (jsonBody) => {
		const { error } = await runOperation(sandbox, 'product.update', {
			productId: id(77),
			bodyMode: 'json',
			jsonBody,
		});
		expect(error?.message).toBe('"JSON Body" is not valid JSON');
		expect(error?.description).not.toMatch(/Ada|Lovelace|Unexpected|position|token/);
	});

	it.each([
		'{"__proto__": {"polluted": true}, "name": "Mug"}',
		'{"constructor": {"prototype": {"polluted": true}}, "name": "Mug"}',
	])('%s changes no object but its own', async (jsonBody) => {
		await runOperation(sandbox, 'product.update', {
			productId: id(77),
			bodyMode: 'json',
			jsonBody,
		});
		await runOperation(
			sandbox,
			'product.update',
			{ productId: id(77), bodyMode: 'fields', fields: fields(null, 'autoMapInputData') },
			{ items: [{ json: JSON.parse(jsonBody) as IDataObject }] },
		);
		await runOperation(sandbox, 'product.getMany', {
			limit: 1,
			filters: {
				mappingMode: 'defineBelow',
				value: JSON.parse('{"__proto__": "x"}') as object,
				schema: [],
			},
		});
		expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
		expect(apiRequests(sandbox).filter(({ method }) => method === 'PUT')).toHaveLength(2);
	});
});
