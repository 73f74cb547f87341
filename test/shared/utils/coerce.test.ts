import { hasExpression, hasOnlyBlanks, isBlank, isStray } from '../../../nodes/shared/utils/blank';
import { emptyValueOf, useOf } from '../../../nodes/operations/requests/fieldValues';
import { coerce } from '../../../nodes/shared/utils/coerce';
import type { Schema } from '../../../catalog/types';

describe('blank is', () => {
	it.each([
		undefined,
		null,
		'',
		' ',
		'\t\n',
		'\u00a0',
		'\u200b\u2060',
		'\ufeff',
		NaN,
		new Date('never'),
	])('%j', (value) => expect(isBlank(value)).toBe(true));
	it.each([0, false, '0', 'null', [], {}, [null], new Date(0), -0, 0n])('not %s', (value) =>
		expect(isBlank(value)).toBe(false),
	);
	it.each([[[]], [[null, '']], [','], [' , ,'], ['[]'], ['[ ]']])('all that is in %j', (value) =>
		expect(hasOnlyBlanks(value)).toBe(true),
	);
	it.each([[[0]], [[[]]], ['1,'], ['[null]'], [0], [{}]])('not all that is in %j', (value) =>
		expect(hasOnlyBlanks(value)).toBe(false),
	);
	it.each(['undefined', 'null', 'NaN', '[object Object]', ' undefined ', '[object Array]'])(
		'what %s stands for',
		(value) => expect(isStray(value)).toBe(true),
	);
	it.each(['Null', 'undefinedly', '', 5, null, 'nan', '[object]'])(
		'not what %j stands for',
		(value) => expect(isStray(value)).toBe(false),
	);
});

it.each([
	['={{ 1 }}', true],
	['=', true],
	['a=b', false],
	[{ a: { b: ['={{ 1 }}'] } }, true],
	[{ a: ['x'] }, false],
	[null, false],
	[5, false],
])('%j comes from an expression: %j', (raw, expected) => {
	expect(hasExpression(raw)).toBe(expected);
});

describe('a value becomes what its schema says', () => {
	const integer: Schema = { type: 'integer' };
	const list: Schema = { type: 'array', items: integer };
	it.each<[unknown, Schema, unknown]>([
		['12', integer, 12],
		[' 12 ', integer, 12],
		['12.00', integer, 12],
		[12n, integer, 12],
		['-0', integer, -0],
		['90071992547409931234', integer, '90071992547409931234'],
		[9007199254740993n, integer, '9007199254740993'],
		['9007199254740991', integer, 9007199254740991],
		['1.10', { type: 'number' }, 1.1],
		['YES', { type: 'boolean' }, true],
		[new Date(0), { type: 'string' }, '1970-01-01T00:00:00.000Z'],
		['RED', { type: 'string', enum: ['red'] }, 'red'],
		['1,2', list, [1, 2]],
		[[], list, []],
		['{"a":1}', { type: 'object' }, { a: 1 }],
		[[1], { type: 'object' }, [1]],
	])('%p as %j is %p', (value, schema, expected) => {
		expect(coerce(value, schema, 'Field')).toEqual(expected);
	});

	it('and nothing that is nested without end', () => {
		const endless: { self?: unknown } = {};
		endless.self = [endless, endless];
		for (const schema of [{}, { type: 'object' }, { type: 'array' }] as Schema[])
			expect(() => coerce(schema.type === 'array' ? [endless] : endless, schema, 'Field')).toThrow(
				'"Field" is nested too deeply',
			);
	});
});

describe('what becomes of a field', () => {
	it.each<[unknown, Schema, boolean, string]>([
		[null, { type: 'string', nullable: true }, false, 'sent'],
		[null, { type: 'string', nullable: true }, true, 'blank'],
		[null, { type: 'string' }, false, 'blank'],
		[null, {}, false, 'sent'],
		[[], { type: 'array' }, false, 'sent'],
		[[], { type: 'array' }, true, 'blank'],
		[[null], { type: 'array' }, false, 'blank'],
		[{}, { type: 'object' }, true, 'blank'],
		[{}, { type: 'object' }, false, 'sent'],
		[{ url: 'x', resource: '/y' }, { type: 'array' }, false, 'link'],
		[{ url: 'x', resource: '/y', id: 1 }, { type: 'object' }, true, 'sent'],
		[{ url: 'x' }, { type: 'object' }, true, 'sent'],
		[0, { type: 'number' }, true, 'sent'],
		[false, { type: 'boolean' }, true, 'sent'],
		[NaN, { type: 'number' }, true, 'sent'],
		['', { type: 'string' }, false, 'blank'],
	])('%j by %j, automatic %j: %s', (value, schema, isAutomatic, expected) => {
		expect(useOf(value, schema, isAutomatic)).toBe(expected);
	});

	it.each<[Schema, unknown]>([
		[{ type: 'string' }, ''],
		[{ type: 'string', nullable: true }, null],
		[{ type: 'number', nullable: true }, null],
		[{ type: 'array' }, []],
		[{ type: 'array', minItems: 1 }, undefined],
		[{ type: 'string', minLength: 1 }, undefined],
		[{ type: 'string', enum: ['a'] }, undefined],
		[{ type: 'string', format: 'date-time' }, undefined],
		[{ type: 'number' }, undefined],
		[{ type: 'boolean' }, undefined],
		[{}, undefined],
		[{ type: 'object' }, undefined],
	])('that is emptied, %j: %j', (schema, expected) => {
		expect(emptyValueOf(schema)).toEqual(expected);
	});
});
