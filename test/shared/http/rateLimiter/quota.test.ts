import {
	updateQuota,
	rateOfOthers,
	availableRequests,
	type Quota,
} from '../../../../nodes/shared/http/rateLimiter/quota';
import {
	readRetryAfter,
	readRateLimitHeaders,
	type RateLimitHeaders,
} from '../../../../nodes/shared/http/rateLimiter/rateLimitHeaders';

const START = 1_000_000;
const reading = (
	left: number,
	reset: number,
	more: Partial<RateLimitHeaders> = {},
): RateLimitHeaders => ({
	size: 150,
	window: 30_000,
	left,
	reset,
	...more,
});
const known = (more: Partial<Quota> = {}): Quota => ({
	size: 150,
	window: 30_000,
	left: 100,
	seenAt: START + 1000,
	resetAt: START + 30_000,
	ours: 50,
	othersBefore: 0,
	...more,
});

describe('the headers', () => {
	const headers = {
		'x-rate-limit-requests-quota': '150',
		'x-rate-limit-requests-left': '0',
		'x-rate-limit-time-reset-ms': '1200',
		'x-rate-limit-time-window-ms': '30000',
	};

	it('are read as numbers', () =>
		expect(readRateLimitHeaders(headers)).toEqual({
			size: 150,
			left: 0,
			reset: 1200,
			window: 30_000,
		}));

	it.each(Object.keys(headers))('make no sense without %s', (name) => {
		expect(readRateLimitHeaders({ ...headers, [name]: '' })).toBeUndefined();
		expect(readRateLimitHeaders({ ...headers, [name]: 'soon' })).toBeUndefined();
	});

	it.each([
		[
			'the longer of the two: seconds',
			{ 'x-retry-after': '3', 'x-rate-limit-time-reset-ms': '1200' },
			undefined,
			3000,
		],
		[
			'the longer of the two: milliseconds',
			{ 'x-retry-after': '1', 'x-rate-limit-time-reset-ms': '1200' },
			undefined,
			1200,
		],
		['what the body of a busy price list says', {}, { error: { retry_after_seconds: 7 } }, 7000],
		['nothing where nothing is named', {}, { status: 429 }, undefined],
		[
			'nothing for a date',
			{ 'x-retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' },
			undefined,
			undefined,
		],
	] as Array<[string, Record<string, string>, unknown, number | undefined]>)(
		'name the time to wait: %s',
		(_what, given, body, expected) => expect(readRetryAfter(given, body)).toBe(expected),
	);
});

describe('what is learnt from an answer', () => {
	const cases: Array<
		[
			what: string,
			before: Quota | undefined,
			told: RateLimitHeaders,
			sent: number,
			received: number,
			expected: Partial<Quota>,
		]
	> = [
		[
			'the first one is believed',
			undefined,
			reading(149, 29_900),
			START,
			START + 100,
			{ left: 149, resetAt: START + 30_000, ours: 1 },
		],
		[
			'fewer left in the same window',
			known(),
			reading(90, 25_000),
			START + 4950,
			START + 5000,
			{ left: 90, seenAt: START + 5000, ours: 50 },
		],
		[
			'more left in the same window is an older answer',
			known(),
			reading(120, 25_000),
			START + 4950,
			START + 5000,
			{ left: 100, seenAt: START + 1000 },
		],
		[
			'the end of the window is narrowed down by every answer',
			known({ resetAt: START + 30_400 }),
			reading(90, 25_000),
			START + 4950,
			START + 5050,
			{ resetAt: START + 30_050 },
		],
		[
			'an answer of a window that has passed says nothing',
			known({ resetAt: START + 60_000, left: 140 }),
			reading(2, 100),
			START + 28_000,
			START + 29_000,
			{ left: 140, resetAt: START + 60_000 },
		],
		[
			'a window that begins when it was due',
			known({ left: 0 }),
			reading(149, 29_950),
			START + 30_020,
			START + 30_070,
			{ left: 149, resetAt: START + 60_020, ours: 1 },
		],
		[
			'a window that begins before it was due',
			known({ left: 10 }),
			reading(148, 29_900),
			START + 20_000,
			START + 20_050,
			{ left: 148, resetAt: START + 49_950, ours: 1 },
		],
		[
			'a window that goes on longer than told gives nothing back',
			known({ left: 0 }),
			reading(0, 500),
			START + 30_100,
			START + 30_150,
			{ left: 0, resetAt: START + 30_650, ours: 50 },
		],
	];
	it.each(cases)('%s', (_what, before, told, sent, received, expected) =>
		expect(updateQuota(before, told, sent, received, 0)).toMatchObject(expected),
	);

	it('requests still on their way into a new window are ours', () =>
		expect(updateQuota(undefined, reading(140, 29_000), START, START + 1000, 6).ours).toBe(7));
});

describe('what may still be spent', () => {
	it.each([
		['all of it, when nobody else takes any and nothing is reserved', known(), 0, 0, 100],
		['not what may be counted already', known(), 8, 0, 92],
		['not the reserve', known(), 0, 0.1, 85],
		['no reserve on top of what others are expected to take', known({ ours: 45 }), 0, 0.1, 81],
		['nothing, when nothing is left', known({ left: 0, ours: 150 }), 0, 0, 0],
	] as Array<[string, Quota, number, number, number]>)(
		'%s',
		(_what, quota, inFlight, reserve, expected) => {
			expect(availableRequests(quota, inFlight, reserve)).toBe(expected);
		},
	);

	it('others who took a third of every window before are left a third of this one', () => {
		const rate = 50 / 30_000;
		expect(
			rateOfOthers(known({ seenAt: START, left: 149, ours: 1, othersBefore: rate })),
		).toBeCloseTo(rate);
		expect(
			availableRequests(known({ seenAt: START, left: 149, ours: 1, othersBefore: rate }), 0, 0),
		).toBe(94);
	});

	it('others are never expected to take more than half', () => {
		expect(
			availableRequests(known({ seenAt: START, left: 149, ours: 1, othersBefore: 1 }), 0, 0),
		).toBe(74);
	});

	it('others who have stopped are expected to take less and less', () => {
		const later = known({ seenAt: START + 20_000, left: 50, ours: 100, othersBefore: 50 / 30_000 });
		expect(availableRequests(later, 0, 0)).toBeGreaterThan(40);
	});
});
