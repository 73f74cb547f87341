import { describeError } from '../../../nodes/shared/http/errorMessages';
import { parseError } from '../../../nodes/shared/http/errorParser';

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
			'a time to wait, whatever is left',
			{ ...quota(120), 'x-retry-after': '5' },
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
		const { message, description } = describeError(
			parseError(429, undefined, headers),
			isPayment ? { limit: '50 payments per 4 seconds' } : {},
		);
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
		['nobody knows what', undefined, /If you were creating a record, first check/],
	])('trouble while %s', (_what, isReading, advice) => {
		expect(describeError({ status: 502, details: [] }, { isReading }).description).toMatch(advice);
	});

	it('503 may be a store that is suspended, and no other status is', () => {
		const told = (status: number) => describeError({ status, details: [] }).description;
		expect(told(503)).toContain('suspended or under maintenance');
		expect(told(502)).not.toContain('suspended');
	});

	it.each([true, false])('an odd status changed nothing while reading: %s', (isReading) => {
		expect(
			describeError({ status: 418, details: [] }, { isReading }).description.includes(
				'Nothing was changed.',
			),
		).toBe(isReading);
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
