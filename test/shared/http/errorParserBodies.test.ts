import { parseError } from '../../../nodes/shared/http/errorParser';

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
		for (const scope of expected) expect(lines.some((line) => line.includes(scope))).toBe(true);
		expect(lines.join()).not.toMatch(/\[object Object\]|undefined|about:blank/);
	});
});
