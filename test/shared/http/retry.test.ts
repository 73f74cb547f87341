import type { HttpOutcome } from '../../../nodes/shared/http/types';
import {
	isDoubtful,
	decideRetry,
	wasNotSent,
	type RetryContext,
	type RetryDecision,
} from '../../../nodes/shared/http/retry';
import { BLOCKED, TOO_LARGE } from '../../../nodes/shared/http/networkErrors';

const answered = (
	status: number,
	headers: Record<string, string> = {},
	body?: unknown,
): HttpOutcome => ({ answer: { status, headers, body } });
const lost = (code?: string): HttpOutcome => ({ lost: code });
const unreadable: HttpOutcome = {
	answer: { status: 200, headers: {}, body: '<html>' },
	isUnreadable: true,
};
const attempt = (more: Partial<RetryContext> = {}): RetryContext => ({
	isRepeatable: true,
	isReading: true,
	repeats: 0,
	giveUpAfter: 300_000,
	chance: 1,
	...more,
});
const FINISHED: RetryDecision = { kind: 'finished' };
const QUOTA = {
	'x-rate-limit-requests-quota': '150',
	'x-rate-limit-time-window-ms': '30000',
	'x-rate-limit-time-reset-ms': '2500',
};

describe('what is sent again', () => {
	const cases: Array<
		[what: string, outcome: HttpOutcome, repeatable: RetryDecision, once: RetryDecision]
	> = [
		['a success', answered(200), FINISHED, FINISHED],
		['a refusal', answered(422), FINISHED, FINISHED],
		[
			'a quota that is used up: after the longer of the two times',
			answered(429, { ...QUOTA, 'x-rate-limit-requests-left': '0', 'x-retry-after': '3' }),
			{ kind: 'again', after: 0, pause: 3000 },
			{ kind: 'again', after: 0, pause: 3000 },
		],
		[
			'a quota that is used up, in milliseconds',
			answered(429, { ...QUOTA, 'x-rate-limit-requests-left': '0', 'x-retry-after': '1' }),
			{ kind: 'again', after: 0, pause: 2500 },
			{ kind: 'again', after: 0, pause: 2500 },
		],
		[
			'a quota that is used up for less than a backoff',
			answered(429, { 'x-retry-after': '0' }),
			{ kind: 'again', after: 400, pause: 0 },
			{ kind: 'again', after: 400, pause: 0 },
		],
		[
			'a quota that is used up for a day: not believed for longer than two windows',
			answered(429, { 'x-retry-after': '86400' }),
			{ kind: 'again', after: 0, pause: 60_000 },
			{ kind: 'again', after: 0, pause: 60_000 },
		],
		[
			'an overload, which names no time',
			answered(429),
			{ kind: 'again', after: 400 },
			{ kind: 'again', after: 400 },
		],
		[
			'an overload while there is quota left',
			answered(429, { ...QUOTA, 'x-rate-limit-requests-left': '70' }),
			{ kind: 'again', after: 400 },
			{ kind: 'again', after: 400 },
		],
		['500', answered(500), { kind: 'again', after: 400 }, FINISHED],
		['502', answered(502), { kind: 'again', after: 400 }, FINISHED],
		['503', answered(503, QUOTA), { kind: 'again', after: 400 }, FINISHED],
		[
			'503 that says when',
			answered(503, {}, { error: { retry_after_seconds: 4 } }),
			{ kind: 'again', after: 400, asked: 4000 },
			FINISHED,
		],
		['504', answered(504), { kind: 'again', after: 400 }, FINISHED],
		[
			'503 that wants a day',
			answered(503, { 'retry-after': '86400' }),
			{ kind: 'again', after: 400, asked: 60_000 },
			FINISHED,
		],
		['501, which does not pass', answered(501), FINISHED, FINISHED],
		['507, the limit of the plan', answered(507), FINISHED, FINISHED],
		['a connection that broke', lost('ECONNRESET'), { kind: 'again', after: 400 }, FINISHED],
		['no answer in time', lost('ECONNABORTED'), { kind: 'again', after: 400 }, FINISHED],
		['nobody knows what', lost(), { kind: 'again', after: 400 }, FINISHED],
		[
			'a connection that was refused: nothing was sent',
			lost('ECONNREFUSED'),
			{ kind: 'again', after: 400 },
			{ kind: 'again', after: 400 },
		],
		['an answer that is too large, which it would be again', lost(TOO_LARGE), FINISHED, FINISHED],
		[
			'a certificate that is not valid, which does not pass',
			lost('CERT_HAS_EXPIRED'),
			FINISHED,
			FINISHED,
		],
		['an address that n8n does not let out to', lost(BLOCKED), FINISHED, FINISHED],
		['a page in place of an answer', unreadable, { kind: 'again', after: 400 }, FINISHED],
		[
			'a name that was not found',
			lost('ENOTFOUND'),
			{ kind: 'again', after: 400 },
			{ kind: 'again', after: 400 },
		],
	];
	it.each(cases)('%s', (_what, outcome, repeatable, once) => {
		expect(decideRetry(outcome, attempt())).toEqual(repeatable);
		expect(decideRetry(outcome, attempt({ isRepeatable: false, isReading: false }))).toEqual(once);
	});
});

it('the pauses become longer, up to a limit, and half of each is drawn by chance', () => {
	const after = (more: Partial<RetryContext>) =>
		(decideRetry(answered(429), attempt(more)) as { after: number }).after;
	expect([0, 1, 2, 3, 20, 2000].map((repeats) => after({ repeats }))).toEqual([
		400, 800, 1600, 3200, 30_000, 30_000,
	]);
	expect(after({ repeats: 3, chance: 0 })).toBe(1600);
	expect(after({ repeats: 3, chance: 0.5 })).toBe(2400);
});

it.each([
	[0, 400],
	[1000, 400],
	[10_000, 1000],
	[100_000, 10_000],
	[300_000, 30_000],
	[3_600_000, 30_000],
])('with %i ms of patience, no pause is longer than %i ms', (giveUpAfter, longest) => {
	expect(decideRetry(answered(503), attempt({ repeats: 30, giveUpAfter }))).toEqual({
		kind: 'again',
		after: longest,
	});
});

it('trouble and the rate limit are put up with as long as patience lasts', () => {
	expect(decideRetry(answered(503), attempt({ repeats: 50 })).kind).toBe('again');
	expect(decideRetry(lost('ECONNRESET'), attempt({ repeats: 50 })).kind).toBe('again');
	expect(decideRetry(answered(429), attempt({ repeats: 50, isRepeatable: false })).kind).toBe(
		'again',
	);
});

it('a write that was answered by something else is not sent again, even where it might be', () => {
	expect(decideRetry(unreadable, attempt({ isReading: false }))).toEqual(FINISHED);
});

it.each([
	['ECONNREFUSED', true],
	['ENOTFOUND', true],
	['EAI_AGAIN', true],
	['EHOSTUNREACH', true],
	['ENETUNREACH', true],
	['DEPTH_ZERO_SELF_SIGNED_CERT', true],
	[BLOCKED, true],
	['ECONNRESET', false],
	['ETIMEDOUT', false],
	['ECONNABORTED', false],
	['EPIPE', false],
	[undefined, false],
])('%s: certainly not sent is %s', (code, expected) => {
	expect(wasNotSent(code)).toBe(expected);
	expect(isDoubtful(lost(code))).toBe(!expected);
});

it.each([
	[200, false],
	[302, true],
	[304, true],
	[400, false],
	[404, false],
	[422, false],
	[429, false],
	[500, true],
	[503, true],
])('after %i, whether it was carried out is in doubt: %s', (status, expected) => {
	expect(isDoubtful(answered(status))).toBe(expected);
});
