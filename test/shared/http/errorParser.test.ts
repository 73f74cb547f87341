import { describeError } from '../../../nodes/shared/http/errorMessages';
import { parseError } from '../../../nodes/shared/http/errorParser';
import { busyFor } from '../../support/busy';

/** Every family of bodies that the official specifications document for 4xx and 5xx, with values of our own. */
const BODIES: Array<[what: string, status: number, body: unknown, expected: string[]]> = [
	[
		'V3 with field messages',
		422,
		{
			status: 422,
			title: 'Missing fields',
			type: 'about:blank',
			errors: { name: 'name is required', 'variants.0.sku': 'must be unique' },
		},
		['name: name is required', 'variants.0.sku: must be unique'],
	],
	[
		'V3 with an empty list of errors',
		404,
		{ status: 404, title: 'No such product', type: 'x', errors: {} },
		['No such product'],
	],
	[
		'V3 with lists per field',
		422,
		{ status: 422, title: 'Invalid', errors: { email: ['is taken', 'is too long'] } },
		['email: is taken', 'email: is too long'],
	],
	[
		'a list of fields, some with the names of an envelope',
		422,
		{
			status: 422,
			title: 'Invalid',
			errors: [
				{ status: 'is unknown' },
				{ instance: 'is unknown' },
				{ variants: [{ status: 'no' }] },
			],
		},
		['status: is unknown', 'instance: is unknown', 'variants.status: no'],
	],
	[
		'fields of a part that are called status and title',
		422,
		{ errors: { address: { status: 'is unknown', title: 'is too long' } } },
		['address.status: is unknown', 'address.title: is too long'],
	],
	[
		'a message of a field with its status',
		422,
		{ errors: { address: { status: '422', title: 'is too long' } } },
		['address: is too long'],
	],
	[
		'status, title, type, detail',
		400,
		{ status: 400, title: 'Bad batch', type: 'x', detail: 'namespace is missing' },
		['namespace is missing'],
	],
	[
		'status, title, type, code',
		409,
		{ status: 409, title: 'Name is taken', type: 'x', code: 12 },
		['Name is taken'],
	],
	[
		'data, errors and meta of a metafield batch',
		422,
		{
			data: [],
			errors: [
				{ status: 422, title: 'Key exists', identifier: 7, errors: { key: 'already exists' } },
			],
			meta: { total: 1, success: 0, failed: 1 },
		},
		['key: already exists'],
	],
	[
		'errors of category trees',
		422,
		{
			errors: [
				{ status: 422, title: 'Invalid tree', type: 'x', errors: { tree_id: 'is unknown' } },
			],
			meta: {},
		},
		['tree_id: is unknown'],
	],
	[
		'batch_errors',
		422,
		{ batch_errors: [{ errors: { price: 'must be positive' } }] },
		['price: must be positive'],
	],
	[
		'batch_errors of variants',
		422,
		{ code: 422, title: 'Batch refused', batch_errors: [{ id: 5, message: 'sku is taken' }] },
		['sku is taken'],
	],
	[
		'data and field_errors',
		422,
		{ data: { saved_records: 0 }, field_errors: [{ field: 'currency', message: 'is unknown' }] },
		['currency: is unknown'],
	],
	[
		'V2 array',
		400,
		[
			{
				status: 400,
				message: 'The field is not valid',
				details: { invalid_reason: 'must be a date' },
			},
		],
		['The field is not valid', 'must be a date'],
	],
	[
		'V2 array with several',
		400,
		[
			{ status: 400, message: 'The field a is not valid' },
			{ status: 400, message: 'The field b is not valid' },
		],
		['The field a is not valid', 'The field b is not valid'],
	],
	[
		'V2 out of stock',
		409,
		[
			{
				status: 409,
				message: 'Not enough',
				details: {
					errors: [
						{ type: 'OutOfStock', message: 'Too few', variant_id: 77, available_quantity: 0 },
					],
				},
			},
		],
		['variant_id 77: Too few (type: OutOfStock, available_quantity: 0)'],
	],
	[
		'B2B Edition',
		400,
		{ code: 400, data: { errMsg: 'Company exists' }, meta: { message: 'Bad request' } },
		['Company exists', 'Bad request'],
	],
	[
		'a refusal in a wrapper',
		404,
		{ value: { status: 404, title: 'No such metafield' } },
		['No such metafield'],
	],
	['a list of texts', 422, { title: 'Invalid', errors: ['first', 'second'] }, ['first', 'second']],
	[
		'messages with a code per field',
		422,
		{ errors: { name: { message: 'is taken', code: 12_004 } } },
		['name: is taken (code: 12004)'],
	],
	['a shape that nobody knows', 418, { teapot: { lid: 'is open' } }, ['teapot.lid: is open']],
	[
		'V2 array without details',
		404,
		[{ status: 404, message: 'The order was not found' }],
		['The order was not found'],
	],
	['V2 object', 409, { status: 409, message: 'Group exists' }, ['Group exists']],
	[
		'nested error object',
		503,
		{ error: { code: 7, message: 'Busy deleting', retry_after_seconds: 3 } },
		['Busy deleting'],
	],
	[
		'refund refusals',
		422,
		{ data: [{ order_id: 118, status: 422, error: 'Already refunded' }] },
		['118: Already refunded'],
	],
	[
		'payments',
		400,
		{
			status: 400,
			title: 'Payment refused',
			detail: 'The card is declined',
			type: 'x',
			code: 30102,
			errors: [{ code: 1, message: 'Declined' }],
		},
		['Declined'],
	],
	[
		'problem+json with pointers',
		422,
		{
			type: 'about:blank',
			title: 'Invalid',
			status: 422,
			detail: 'See errors',
			errors: [{ field: 'label', detail: 'is too long' }],
		},
		['label: is too long'],
	],
	['plain text', 401, 'Unauthorized', ['Unauthorized']],
	[
		'HTML',
		503,
		'<html><head><title>503</title></head><body><h1>Maintenance</h1></body></html>',
		['Maintenance'],
	],
	['nothing', 500, undefined, []],
	['null', 500, null, []],
	['a number', 500, 7, []],
];

describe('what BigCommerce says is wrong is read from every shape of body', () => {
	it.each(BODIES)('%s', (_what, status, body, expected) => {
		const { title, details } = parseError(status, body);
		const lines = [
			title ?? '',
			...details.map(({ field, message }) => (field ? `${field}: ${message}` : message)),
		];
		for (const each of expected) expect(lines.some((line) => line.includes(each))).toBe(true);
		expect(lines.join()).not.toMatch(/\[object Object\]|undefined|about:blank/);
	});
});

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

describe('a refusal of V2', () => {
	it('leads with the sentence that names the field, and gives the reason behind it', () => {
		const { message, description } = describeError(
			parseError(400, [
				{
					status: 400,
					message: "The field 'date_created' is invalid.",
					details: { invalid_reason: 'It must be a date' },
				},
			]),
		);
		expect(message).toBe(
			"BigCommerce did not accept the values: The field 'date_created' is invalid. It must be a date",
		);
		expect(`${message}${description}`).not.toContain('invalid_reason');
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

describe('conflicts are told apart', () => {
	it.each<[string, unknown, RegExp]>([
		['stock', { title: 'Insufficient stock for product 77' }, /not enough stock/],
		[
			'stock, in V2',
			[
				{
					status: 409,
					message: 'Refused',
					details: { errors: [{ type: 'OutOfStock', message: 'Too few', variant_id: 7 }] },
				},
			],
			/not enough stock/,
		],
		[
			'stock, by the field',
			{ title: 'Refused', errors: { available_quantity: '0' } },
			/not enough stock/,
		],
		['a version', { title: 'The cart version does not match' }, /changed in the meantime/],
		[
			'a cart',
			{
				title:
					'The request cannot be processed due to a possible conflict. Please review the changes and try again.',
			},
			/changed in the meantime/,
		],
		[
			'work that goes on',
			{ title: 'You already have a deployment in progress for this project.' },
			/still running/,
		],
		['a duplicate', { title: 'A product with this SKU already exists' }, /same unique value/],
		[
			'a duplicate, by the field',
			{ title: 'Refused', errors: { name: 'must be unique' } },
			/same unique value/,
		],
		[
			'a record in use',
			{ title: 'Tax Property is in use and cannot be deleted.' },
			/still uses this record/,
		],
		['no reason', undefined, /does not say what the conflict is/],
		['another reason', { title: 'Computer says no' }, /does not say what the conflict is/],
	])('%s', (_what, body, advice) => {
		const { description } = describeError(parseError(409, body));
		expect(description).toMatch(advice);
		if (!/unique/.test(String(advice)))
			expect(description).not.toContain('same unique value already exists');
	});
});

describe('limits are told apart', () => {
	const quota = (left: number, size = 150, window = 30_000) => ({
		'x-rate-limit-requests-quota': String(size),
		'x-rate-limit-requests-left': String(left),
		'x-rate-limit-time-reset-ms': '9000',
		'x-rate-limit-time-window-ms': String(window),
	});

	it.each<[string, Record<string, string>, boolean, RegExp]>([
		[
			'the quota of the store',
			quota(0),
			false,
			/^BigCommerce's rate limit is used up\n.*150 requests per 30 s/,
		],
		['a larger quota', quota(0, 450), false, /450 requests per 30 s/],
		[
			'only a time to wait',
			{ 'x-retry-after': '12' },
			false,
			/^BigCommerce's rate limit is used up/,
		],
		[
			'a cap of the endpoint',
			quota(120),
			false,
			/^BigCommerce takes no more requests of this kind at the moment\n.*endpoint accepts only a few/,
		],
		['nothing', {}, false, /^BigCommerce takes no more requests at the moment\n.*overloaded/],
		['nothing, of payments', {}, true, /50 payments per 4 seconds/],
		['the quota of payments', quota(0, 50, 4000), true, /50 requests per 4 s/],
	])('%s', (_what, headers, isPayment, expected) => {
		const { message, description } = describeError(parseError(429, undefined, headers), {
			isPayment,
		});
		expect(`${message}\n${description}`).toMatch(expected);
	});

	it('and a reason that BigCommerce gives comes first', () => {
		expect(
			describeError(parseError(429, { title: 'Your store already has an active import job.' }))
				.message,
		).toBe(
			'BigCommerce takes no more requests at the moment: Your store already has an active import job.',
		);
	});
});

describe('what passes and what does not', () => {
	it.each([501, 505, 507])('%d is not called passing', (status) => {
		const { message, description } = describeError({ status, details: [] });
		expect(`${message} ${description}`).toContain('Retrying does not help');
		expect(description).not.toContain('passes');
	});

	it('507 is the limit of the plan', () => {
		expect(describeError(parseError(507, { title: 'Too many products' })).message).toBe(
			'The store has reached a limit of its plan: Too many products',
		);
	});

	it.each<[string, boolean | undefined, RegExp]>([
		['reading', true, /Try again in a minute\.$/],
		['writing', false, /It is not known whether BigCommerce carried out the request/],
	])('trouble while %s', (_what, isReading, advice) => {
		expect(describeError({ status: 502, details: [] }, { isReading }).description).toMatch(advice);
	});

	it.each<[string, boolean, unknown, boolean]>([
		['one request', true, { title: 'No' }, true],
		['one of several', false, { title: 'No' }, false],
		[
			'a batch of which a part was saved',
			true,
			{ title: 'No', meta: { total: 5, success: 3, failed: 2 } },
			false,
		],
		[
			'records that were saved',
			true,
			{ errors: [{ title: 'No' }], meta: { saved_records: 2 } },
			false,
		],
	])('nothing was changed: %s', (_what, isWhole, body, isSaid) => {
		expect(
			describeError(parseError(422, body), { isWhole }).description.includes('Nothing was changed'),
		).toBe(isSaid);
	});
});

describe('a page of a proxy', () => {
	const page = `<!DOCTYPE html><html><head><title>Access denied</title><style>body { color: red }</style><script>alert(1)</script></head><body><h1>Denied &amp; gone</h1>${'<p>Ray ID 7</p>'.repeat(500)}</body></html>`;

	it.each([400, 403, 404, 502, 503])('is quoted once and cut, %d', (status) => {
		const { message, description } = describeError(parseError(status, page));
		expect(message).toContain('Access denied Denied & gone');
		expect(message.length).toBeLessThan(220);
		expect(description).not.toContain('Ray ID');
		expect(`${message}${description}`).not.toMatch(/color|alert|</);
		expect(description.includes('proxy or firewall')).toBe(status < 500);
	});
});

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

describe('the sentences', () => {
	it('lead with the field that is wrong', () => {
		const { message, description } = describeError(
			parseError(422, {
				title: 'Missing',
				errors: { name: 'is required', price: 'must be a number' },
			}),
		);
		expect(message).toBe('BigCommerce did not accept the values: name: is required');
		expect(description).toContain('price: must be a number');
	});

	it('keep what is quoted apart, and say nothing twice', () => {
		const { message, description } = describeError(
			parseError(422, {
				title: 'Three fields are wrong',
				errors: { a: 'is short', b: 'is long.', c: 'is short', 'a.b': 'is odd!' },
			}),
		);
		expect(message).toBe('BigCommerce did not accept the values: a: is short');
		expect(description).toBe(
			'Three fields are wrong.\nb: is long.\nc: is short.\na.b: is odd!\nCorrect these values and run the node again.',
		);
	});

	it('avoid the words that n8n asks to avoid', () => {
		for (const status of [400, 401, 403, 404, 405, 409, 413, 418, 422, 429, 500, 501, 503, 507]) {
			const { message, description } = describeError({ status, details: [] });
			expect(`${message} ${description}`).not.toMatch(
				/\b(error|problem|failure|mistake|undefined)\b/i,
			);
		}
	});

	it('stay short however much was wrong', () => {
		const errors = Object.fromEntries(
			Array.from({ length: 500 }, (_, index) => [`${index}.name`, 'is required']),
		);
		expect(
			describeError(parseError(422, { errors })).description.split('\n').length,
		).toBeLessThanOrEqual(21);
	});
});

it.each(['constructor', 'hasownproperty', '__proto__', 'valueof'])(
	'a key of an error that is called like what every object has, %s, is no function',
	(name) => {
		const { message } = describeError(parseError(422, { errors: { name: `error.${name}` } }));
		expect(message).toMatch(/: name: (is not valid: |error\.)\w+$/);
	},
);
