import { describeError } from '../../../nodes/shared/http/errorMessages';
import { parseError } from '../../../nodes/shared/http/errorParser';

describe('what is below errors by name is a field, whatever it is called', () => {
	it.each([
		'type',
		'status',
		'title',
		'message',
		'detail',
		'reason',
		'code',
		'key',
		'index',
		'error',
		'errors',
		'details',
		'instance',
		'identifier',
		'field',
		'data',
		'meta',
		'id',
	])('%s', (name) => {
		const { message, description } = describeError(
			parseError(422, {
				status: 422,
				title: 'Two fields are invalid',
				errors: { other: 'is short', [name]: 'cannot be changed' },
			}),
		);
		expect(`${message}\n${description}`).toContain(`${name}: cannot be changed`);
		expect(`${message}\n${description}`).toContain('other: is short');
	});

	it('also with a list, an object or nothing for a message', () => {
		const { details } = parseError(422, {
			errors: {
				type: ['is odd', 'is long'],
				message: { reason: 'is blank' },
				status: { min: 'is low', max: 'is high' },
				title: '',
			},
		});
		expect(details).toEqual([
			{ field: 'type', message: 'is odd' },
			{ field: 'type', message: 'is long' },
			{ field: 'message', message: 'is blank' },
			{ field: 'status.min', message: 'is low' },
			{ field: 'status.max', message: 'is high' },
			{ field: 'title', message: 'is not valid' },
		]);
	});
});

describe('keys of a library are put into words', () => {
	it.each([
		['error.expected.jsnumber', 'must be a number'],
		['error.expected.jsstring.', 'must be text'],
		['error.expected.jsboolean', 'must be true or false'],
		['error.expected.jsarray', 'must be a list'],
		['error.path.missing', 'is required'],
		['error.expected.validenumvalue', 'must be one of the values that BigCommerce documents'],
		['error.something.new', 'is not valid: something new'],
	])('%s', (key, words) => {
		expect(parseError(422, { errors: { field: key } }).details).toEqual([
			{ field: 'field', message: words },
		]);
	});

	it('but not a sentence that happens to begin so', () => {
		expect(
			parseError(422, { errors: { field: 'error.log is not a file' } }).details[0].message,
		).toBe('error.log is not a file');
	});
});

it.each(['constructor', 'hasownproperty', '__proto__', 'valueof'])(
	'a key of an error that is called like what every object has, %s, is no function',
	(name) => {
		const { message } = describeError(parseError(422, { errors: { name: `error.${name}` } }));
		expect(message).toMatch(/: name: (is not valid: |error\.)\w+$/);
	},
);
