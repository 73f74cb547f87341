import Ajv from 'ajv';
import addFormats from 'ajv-formats';

import forms from '../../../catalog/forms.json';
import { bodyFields, bodyFieldSchemas } from '../../../nodes/operations/description/fields';
import { takesFields } from '../../../nodes/operations/requests/bodyForm';
import { allOperations } from '../../../nodes/shared/catalog/catalog';
import { entryFormsOf } from '../../../nodes/shared/catalog/forms';
import { buildTemplates } from '../../../catalog/generator/templates';
import type { Catalog, Operation, Schema } from '../../../catalog/types';
import { failuresOf } from '../../support/failures';
import { implausibleIn, unknownIn } from '../../support/plausible';

const ajv = addFormats(new Ajv({ strict: false, allErrors: true, logger: false }));
// BigCommerce has times without a zone: eight characters.
ajv.addFormat('time', /^\d\d:\d\d:\d\d$/);

interface Field {
	operation: Operation;
	id: string;
	schema: Schema;
	template: unknown;
	text: string;
}

/** Every field of a form that is filled in as JSON. */
const jsonFields = allOperations()
	.filter(takesFields)
	.flatMap((operation) => {
		const schemas = new Map(bodyFieldSchemas(operation).map(({ id, schema }) => [id, schema]));
		return bodyFields(operation)
			.filter(({ type, options }) => (type === 'object' || type === 'array') && !options)
			.map(({ id, defaultValue }): Field => {
				const text = String(defaultValue ?? 'null');
				const schema = schemas.get(id) ?? {};
				return { operation, id, schema, template: JSON.parse(text) as unknown, text };
			});
	});
const hasEntries = ({ operation, id }: Field) =>
	entryFormsOf(operation).some(({ field }) => field === id);
const nameOf = ({ operation, id }: Field) => `${operation.id} ${id}`;

/** Fields that start empty: catalog/forms/templates.yaml says why. */
const EMPTY = ['addresses', 'codes', 'query_params'];

describe('a JSON field', () => {
	const templates = jsonFields.filter((field) => !hasEntries(field));

	it('has a template, unless its list has a form', () => {
		expect(templates.length).toBeGreaterThan(60);
		expect(
			templates.filter(({ template, id }) => template === null && !EMPTY.includes(id)).map(nameOf),
		).toEqual([]);
		expect(
			jsonFields.filter((field) => hasEntries(field) && field.template !== null).map(nameOf),
		).toEqual([]);
	});

	it('starts with what a merchant could have written, and the schema allows', async () => {
		const failures = await failuresOf(templates, nameOf, ({ template, schema, text }) => {
			if (template === null) return;
			expect(implausibleIn(template)).toEqual([]);
			expect(unknownIn(template, schema)).toEqual([]);
			expect(text.length).toBeLessThanOrEqual(400);
			ajv.validate(schema, template);
			expect(ajv.errors ?? []).toEqual([]);
		});

		expect(failures).toEqual([]);
	});

	it('has one template', () => {
		const all = forms.templates.flatMap(({ field, operations }) =>
			operations.map((operation) => `${operation} ${field}`),
		);

		expect(new Set(all).size).toBe(all.length);
	});
});

describe('the generator', () => {
	const catalog = { resources: [], operations: allOperations() } as unknown as Catalog;
	const build = (field: string, of: string[], value: unknown, more: object[] = []) =>
		buildTemplates(
			{ templates: [{ field, of, value }, ...(more as [])], empty: {} },
			catalog,
			forms.entries as never,
		);

	it('names the operations of a template', () => {
		expect(build('schedule', ['promotion'], { week_frequency: 2 })[0].operations).toEqual([
			'promotion.create',
			'promotion.update',
		]);
	});

	it.each([
		['a field that no operation has', 'scedule', ['promotion'], {}, /no promotion with scedule/],
		['an operation that is not there', 'schedule', ['promotion', 'mug'], {}, /no mug with/],
		['a list with a form', 'images', ['product'], [], /no product with images/],
		['a key that the schema lacks', 'schedule', ['promotion'], { week: 1 }, /has no week/],
		['a nested one', 'cart', ['checkout'], { discounts: [{ sum: 1 }] }, /no discounts\.sum/],
	])('refuses %s', (_, field, of, value, message) => {
		expect(() => build(field, of, value)).toThrow(message);
	});

	it('refuses two templates for a field, and an empty field that is not there', () => {
		expect(() => build('schedule', ['promotion'], {}, [{ field: 'schedule', value: {} }])).toThrow(
			'has two templates',
		);
		expect(() => buildTemplates({ templates: [], empty: { scedule: 'why' } }, catalog, [])).toThrow(
			'no operation has the field scedule',
		);
	});
});
