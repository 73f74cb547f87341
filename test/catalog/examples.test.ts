import Ajv from 'ajv';
import addFormats from 'ajv-formats';

import { examplesFrom } from '../../catalog/generator/examples';
import type { GivenExamples } from '../../catalog/generator/exampleValues';
import type { Operation } from '../../catalog/types';
import { docsExamples } from '../support/docsExamples';
import { failuresOf } from '../support/failures';
import { implausibleIn, unknownIn } from '../support/plausible';
import { everything } from './support/catalog';

const ajv = addFormats(new Ajv({ strict: false, allErrors: true, logger: false }));
// BigCommerce has times without a zone: eight characters.
ajv.addFormat('time', /^\d\d:\d\d:\d\d$/);

const examples = docsExamples();
const withBody = everything.operations.filter(
	({ body, custom }) => body?.content === 'json' && !custom,
);

/** Their bodies have no fields, or made-up names in place of them. */
const WITHOUT = [
	'cart.createRedirectUrls',
	'infrastructureDeployment.createUploadUrl',
	'quote.createCheckout',
];

describe('the JSON examples of the documentation', () => {
	it('are there for each operation with a body', () => {
		const without = withBody.map(({ id }) => id).filter((id) => !examples.has(id));

		expect(without.sort()).toEqual(WITHOUT);
	});

	it('hold what a merchant could have written, and the schema allows', async () => {
		const shown = withBody.filter(({ id }) => examples.has(id));
		const failures = await failuresOf(
			shown,
			({ id }) => id,
			({ id, body }) => {
				const example = examples.get(id);
				const schema = body?.schema ?? {};
				expect(implausibleIn(example)).toEqual([]);
				expect(unknownIn(example, schema)).toEqual([]);
				ajv.validate(schema, example);
				expect(ajv.errors ?? []).toEqual([]);
			},
		);

		expect(failures).toEqual([]);
	});
});

describe('the generator of examples', () => {
	const forms = { templates: [], fields: { first: [], last: [] } };
	const operation = {
		id: 'mug.create',
		resource: 'mug',
		body: {
			content: 'json',
			schema: {
				type: 'object',
				properties: {
					name: { type: 'string' },
					code: { type: 'string', maxLength: 4 },
					price: { type: 'string' },
					glaze: { type: 'object', properties: { name: { type: 'string' } } },
				},
				required: ['name'],
			},
		},
	} as unknown as Operation;
	const make = (given: Partial<GivenExamples>) =>
		examplesFrom({ values: {}, of: {}, with: {}, ...given }, forms, [operation])(operation);

	it('takes the nearest value that fits, and leaves out optional fields without one', () => {
		expect(
			make({
				values: { name: 'Any', code: 'TOO LONG', price: 4.5 },
				of: { mug: { name: 'Mug' }, 'mug.create': { 'glaze.name': 'Ash' } },
			}),
		).toEqual({ name: 'Mug', price: '4.5' });
	});

	it('shows objects where it is told to', () => {
		expect(
			make({
				values: { name: 'Any' },
				of: { mug: { 'glaze.name': 'Ash' } },
				with: { mug: ['glaze'] },
			}),
		).toEqual({ name: 'Any', glaze: { name: 'Ash' } });
	});

	it('refuses a required field without a value, and operations that are not there', () => {
		expect(() => make({})).toThrow('no value for name of mug.create');
		expect(() => make({ of: { cup: {} } })).toThrow('there is no cup');
		expect(() => make({ values: { nmae: 'Mug' } })).toThrow('no field nmae');
		expect(() => make({ with: { mug: ['glazes'] } })).toThrow('mug has no field glazes');
	});
});
