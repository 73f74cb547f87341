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

describe('what is said is told once, and in full', () => {
	it.each<[what: string, body: unknown, expected: string[]]>([
		['an envelope in a wrapper', { value: { title: 'Bad value', status: 422 } }, ['Bad value']],
		['a code of its own', { title: 'No', code: 4012 }, ['No (code 4012)']],
		['a code that is the status', { title: 'No', code: 422 }, ['No']],
		['a code that is another status', { title: 'No', code: '400' }, ['No']],
		['an envelope below errors', { errors: { status: 422, title: 'Bad' } }, ['Bad']],
		['errors below errors', { errors: { errors: { name: 'is bad' } } }, ['name: is bad']],
		['a refused record', { data: [{ id: 1 }, { status: 422, message: 'No' }] }, ['No']],
		[
			'two texts are two fields',
			{ errors: { address: { title: 'is long', message: 'is odd' } } },
			['address.title: is long', 'address.message: is odd'],
		],
		[
			'a text beside a field is one, too',
			{ errors: { address: { message: 'is odd', city: 'is unknown' } } },
			['address.message: is odd', 'address.city: is unknown'],
		],
		[
			'but not beside its type',
			{ errors: { address: { message: 'is odd', type: 'format' } } },
			['address: is odd (type: format)'],
		],
		[
			'a pointer is the name of a field',
			{ errors: [{ source: { pointer: '/name' }, detail: 'is bad' }] },
			['/name: is bad'],
		],
		[
			'addresses are no facts',
			{
				errors: [{ field: 'a', message: 'is bad', type: 'about:blank', help: 'https://x.example' }],
			},
			['a: is bad'],
		],
		['the same of one field', { errors: { name: ['is bad', 'is bad'] } }, ['name: is bad']],
		['the same under two names', { errors: [{ title: 'No', message: 'No' }] }, ['No']],
	])('%s', (_what, body, expected) => {
		const { title, details } = parseError(422, body);
		expect([
			...(title ? [title] : []),
			...details.map(({ field, message }) => (field ? `${field}: ${message}` : message)),
		]).toEqual(expected);
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
