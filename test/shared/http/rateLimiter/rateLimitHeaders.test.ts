import {
	readRetryAfter,
	longestWait,
	readRateLimitHeaders,
} from '../../../../nodes/shared/http/rateLimiter/rateLimitHeaders';

const headers = (changes: Record<string, string> = {}) => ({
	'x-rate-limit-requests-quota': '150',
	'x-rate-limit-requests-left': '100',
	'x-rate-limit-time-window-ms': '30000',
	'x-rate-limit-time-reset-ms': '12000',
	...changes,
});
const READ = { size: 150, left: 100, window: 30_000, reset: 12_000 };

const SENSELESS = [
	'-1',
	'NaN',
	'Infinity',
	'1e308',
	'1e3',
	'0x10',
	'soon',
	'',
	' ',
	'3, 5',
	'3;5',
	'3, 3, 5',
	', 3',
	'-1, -1',
	'Wed, 21 Oct 2099 07:28:00 GMT',
	'9'.repeat(400),
	'+5',
	'5.',
	'.5',
];

describe('the headers of a quota', () => {
	it('are read', () => expect(readRateLimitHeaders(headers())).toEqual(READ));

	it('are read from a proxy that doubles them', () => {
		const doubled = Object.entries(headers()).map(([name, value]) => [name, `${value}, ${value}`]);
		expect(readRateLimitHeaders(Object.fromEntries(doubled) as Record<string, string>)).toEqual(
			READ,
		);
		expect(readRetryAfter({ 'x-retry-after': '3, 3' }, undefined)).toBe(3000);
	});

	it.each(SENSELESS)('that hold %j count as missing', (value) => {
		for (const name of Object.keys(headers()))
			expect([name, readRateLimitHeaders(headers({ [name]: value }))]).toEqual([name, undefined]);
	});

	it.each<[what: string, changes: Record<string, string>, expected: object | undefined]>([
		['a window of 0', { 'x-rate-limit-time-window-ms': '0' }, undefined],
		['a window of a year', { 'x-rate-limit-time-window-ms': '31536000000' }, undefined],
		['a quota of 0', { 'x-rate-limit-requests-quota': '0' }, undefined],
		['a quota beyond any plan', { 'x-rate-limit-requests-quota': '100000000' }, undefined],
		['more left than there is', { 'x-rate-limit-requests-left': '9999' }, { left: 150 }],
		['a reset in an hour', { 'x-rate-limit-time-reset-ms': '3600000' }, { reset: 60_000 }],
		['a reset in 1e15 ms', { 'x-rate-limit-time-reset-ms': '999999999999999' }, { reset: 60_000 }],
		[
			'a reset after two short windows',
			{ 'x-rate-limit-time-window-ms': '100' },
			{ window: 100, reset: 200 },
		],
		[
			'a window of an hour',
			{ 'x-rate-limit-time-window-ms': '3600000', 'x-rate-limit-time-reset-ms': '3600000' },
			{ window: 3_600_000, reset: 120_000 },
		],
	])('%s', (_what, changes, expected) =>
		expect(readRateLimitHeaders(headers(changes))).toEqual(expected && { ...READ, ...expected }),
	);
});

describe('how long a refusal asks to wait', () => {
	it.each<
		[what: string, from: Record<string, string>, body: unknown, expected: number | undefined]
	>([
		['nothing', {}, undefined, undefined],
		[
			'the longest of all',
			{ ...headers(), 'x-retry-after': '3', 'retry-after': '14' },
			undefined,
			14_000,
		],
		['as in the body', {}, { error: { retry_after_seconds: 7 } }, 7000],
		['a body of another shape', {}, { error: 'x' }, undefined],
		['a day', { 'x-retry-after': '86400' }, undefined, 60_000],
		['milliseconds in place of seconds', { 'x-retry-after': '30000' }, undefined, 60_000],
		[
			'a day, in a short window',
			{ ...headers({ 'x-rate-limit-time-window-ms': '4000' }), 'x-retry-after': '86400' },
			undefined,
			8000,
		],
		[
			'a day, in a very short window',
			{ ...headers({ 'x-rate-limit-time-window-ms': '400' }), 'x-retry-after': '86400' },
			undefined,
			5000,
		],
		[
			'a day, in a window of an hour',
			{ ...headers({ 'x-rate-limit-time-window-ms': '3600000' }), 'x-retry-after': '86400' },
			undefined,
			120_000,
		],
		['a day in the body', {}, { error: { retry_after_seconds: 86_400 } }, 60_000],
		['1e308 in the body', {}, { error: { retry_after_seconds: 1e308 } }, undefined],
		['less than nothing in the body', {}, { error: { retry_after_seconds: -5 } }, undefined],
	])('%s', (_what, from, body, expected) => expect(readRetryAfter(from, body)).toBe(expected));

	it.each(SENSELESS)('%j is no time', (value) =>
		expect(
			readRetryAfter({ 'x-retry-after': value, 'retry-after': value }, undefined),
		).toBeUndefined(),
	);

	it.each([
		[undefined, 60_000],
		[1, 5000],
		[4000, 8000],
		[30_000, 60_000],
		[60_000, 120_000],
		[3_600_000, 120_000],
	])('of a window of %s ms, a refusal is believed for %i ms', (window, expected) =>
		expect(longestWait(window)).toBe(expected),
	);
});
