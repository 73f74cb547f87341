import type { ResourceMapperField } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox/server';
import { loadFields, runNode } from '../support/node';
import { fields, id } from '../support/run';
import { apiRequests, as, sandboxForTests } from '../support/sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

interface Case {
	operation: string;
	field: string;
	label: string;
	picked?: Record<string, number | string>;
	others?: Record<string, unknown>;
	/** What somebody makes of the template. */
	change: (template: never) => unknown;
}

const CASES: Case[] = [
	{
		operation: 'promotion.update',
		field: 'schedule',
		label: 'Schedule',
		picked: { promotionId: 1 },
		change: (template: object) => ({ ...template, week_frequency: 1 }),
	},
	{
		operation: 'location.create',
		field: 'address.geo_coordinates',
		label: 'Address: Geo Coordinates',
		others: {
			code: 'QUAY',
			label: 'Quay shop',
			type_id: 'PHYSICAL',
			'address.address1': '4 Mill Lane',
			'address.city': 'Eugene',
			'address.state': 'Oregon',
			'address.zip': '97401',
			'address.email': 'quay@example.com',
			'address.country_code': 'US',
		},
		change: () => ({ latitude: 44.05, longitude: -123.09 }),
	},
	{
		operation: 'superAdmin.createBatch',
		field: 'value',
		label: 'Value',
		change: ([admin]: object[]) => [{ ...admin, firstName: 'Ida' }],
	},
	{
		operation: 'productModifierValue.create',
		field: 'adjusters.price',
		label: 'Price Change',
		picked: { productId: 77, modifierId: 1 },
		others: { label: 'Linen', sort_order: 1 },
		change: (template: object) => ({ ...template, adjuster_value: 3 }),
	},
];

async function run(
	{ operation, field, picked = {}, others = {} }: Case,
	valueFor: (template: string) => unknown,
	isAutomatic = false,
) {
	const { authentication, use } = as(sandbox, 'full', { scopeSource: 'all' });
	const parameters = {
		authentication,
		resource: operation.split('.')[0],
		operation,
		options: {},
		...Object.fromEntries(Object.entries(picked).map(([name, value]) => [name, id(value)])),
	};
	const form = await loadFields('getFields', { ...use, parameters });
	const template = (form.fields as ResourceMapperField[]).find((each) => each.id === field);
	expect(typeof template?.defaultValue).toBe('string');
	const value = { ...others, [field]: valueFor(String(template?.defaultValue)) };
	sandbox.log.clear();
	return await runNode({
		...use,
		...(isAutomatic ? { items: [{ json: value as never }] } : {}),
		parameters: {
			...parameters,
			fields: isAutomatic
				? { mappingMode: 'autoMapInputData', value: null }
				: (fields(value) as never),
		},
	});
}

describe.each(CASES)('$operation with $field', (each) => {
	it.each([
		['as n8n fills it in', (template: string) => template],
		['written in another way', (template: string) => JSON.stringify(JSON.parse(template))],
		['from an expression', (template: string) => JSON.parse(template) as unknown],
	])('is refused with its template, %s', async (_, valueFor) => {
		const { error } = await run(each, valueFor);

		expect(error?.message).toBe(`"${each.label}" still holds the example`);
		expect(error?.description).toContain('Nothing was sent.');
		expect(apiRequests(sandbox)).toEqual([]);
	});

	it('is sent once it was changed', async () => {
		const { error } = await run(each, (template) =>
			JSON.stringify(each.change(JSON.parse(template) as never)),
		);

		expect(error?.message).toBeUndefined();
		expect(apiRequests(sandbox).length).toBeGreaterThan(0);
	});
});

it('sends what an item has, even if it is the template', async () => {
	const { error } = await run(CASES[0], (template) => JSON.parse(template) as unknown, true);

	expect(error?.message).toBeUndefined();
	expect(apiRequests(sandbox).length).toBeGreaterThan(0);
});
