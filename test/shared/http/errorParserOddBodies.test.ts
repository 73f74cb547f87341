import { describeError } from '../../../nodes/shared/http/errorMessages';
import { parseError } from '../../../nodes/shared/http/errorParser';
import { busyFor } from '../../support/busy';

describe('whatever the body', () => {
	const deep = (levels: number, wrap: (inner: unknown) => unknown) =>
		Array.from({ length: levels }).reduce<unknown>((inner) => wrap(inner), 'deep');
	const odd: Array<[string, unknown]> = [
		['a hundred thousand lists inside of lists', deep(100_000, (inner) => [inner])],
		['a hundred thousand objects inside of objects', deep(100_000, (inner) => ({ errors: inner }))],
		['a hundred thousand wrappers', deep(100_000, (inner) => ({ value: inner }))],
		[
			'fifty thousand fields',
			{
				errors: Object.fromEntries(
					Array.from({ length: 50_000 }, (_, index) => [`f${index}`, 'no']),
				),
			},
		],
		[
			'half a million errors',
			{ errors: Array.from({ length: 500_000 }, () => ({ message: 'no' })) },
		],
		['a title of five million characters', { title: 'x'.repeat(5_000_000) }],
		['a name of five million characters', { errors: { ['x'.repeat(5_000_000)]: 'no' } }],
		[
			'texts in place of lists',
			{
				errors: 'no',
				details: 7,
				batch_errors: true,
				field_errors: null,
				meta: 'x',
				data: 'y',
				error: [],
			},
		],
		['nulls', { errors: [null, undefined, 0, false, ''], details: { a: null }, data: [null] }],
		['numbers as texts', { title: 7, message: {}, detail: [], errors: { 0: 1, 1: [2, [3]] } }],
		[
			'names of Object',
			{ errors: { __proto__: 'a', constructor: 'b', toString: 'c', hasOwnProperty: 'd' } },
		],
		['half a surrogate pair', { title: '\ud800', errors: { '\udfff': 'x\ud83d' } }],
		['control characters', { title: 'a\u0000b\u202ec\u200bd\r\n\te' }],
		['bytes', Buffer.from('abc')],
		['a function', () => undefined],
		['a symbol', Symbol('x')],
	];

	it.each(odd)('%s', (_what, body) => {
		const before = process.cpuUsage();
		for (const status of [400, 401, 403, 404, 409, 413, 418, 422, 429, 500, 507]) {
			const { message, description } = describeError(parseError(status, body));
			expect(message.length).toBeLessThan(400);
			expect(description.length).toBeLessThan(6_000);
			expect(`${message}${description}`).not.toMatch(
				/\[object|undefined|[\u0000-\u0009\u000b-\u001f\u202e\u200b]/,
			);
			expect(Buffer.from(message).toString()).toBe(message);
		}
		const { user, system } = process.cpuUsage(before);
		expect((user + system) / 1000).toBeLessThan(11 * 250);
	});

	it.each([
		'<',
		'>',
		' ',
		'a',
		'&',
		'7',
		'-',
		'\n',
		'<a',
		'<!--',
		'</script',
		'&amp;',
		'error.',
		'already ',
		'active ',
		'stock ',
		'max',
	])('twenty megabytes of %j are read in 200 ms', (text) => {
		// As it comes from the network, in one piece.
		const flat = (given: string) => Buffer.from(given, 'latin1').toString('latin1');
		const body = flat(text.repeat(20_000_000 / text.length));
		const page = flat(`<html>${body}`);
		expect(busyFor(() => describeError(parseError(409, body)))).toBeLessThan(200);
		expect(busyFor(() => describeError(parseError(409, page)))).toBeLessThan(200);
		expect(
			busyFor(() => describeError(parseError(409, { title: body, errors: { [body]: body } }))),
		).toBeLessThan(200);
		expect(
			busyFor(() =>
				describeError(
					parseError(409, [
						{ message: body, details: { errors: [{ type: body, message: body }] } },
					]),
				),
			),
		).toBeLessThan(200);
	});
});
