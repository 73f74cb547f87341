import type { Clock } from '../../../../nodes/shared/utils/clock';
import {
	adjustConcurrency,
	createConcurrencyLimit,
} from '../../../../nodes/shared/http/rateLimiter/concurrencyLimit';
import { Cancelled } from '../../../../nodes/shared/errors/cancelled';
import { createLimiter } from '../../../../nodes/shared/http/rateLimiter/limiter';
import {
	decideAdmission,
	type PermitRequest,
	type Limiter,
	type Permit,
	type LimiterState,
} from '../../../../nodes/shared/http/rateLimiter/permit';
import { waitForRollingWindow } from '../../../../nodes/shared/http/rateLimiter/quota';
import { createUsage } from '../../../../nodes/shared/http/rateLimiter/usage';

/** A clock that stands still until a test moves it. */
function playedClock() {
	let now = 1_000_000;
	let alarms: Array<{ at: number; ring: () => void }> = [];
	const clock: Clock = {
		now: () => now,
		random: () => 0,
		wait: async (milliseconds, signal) =>
			await new Promise((resolve, reject) => {
				const alarm = { at: now + milliseconds, ring: resolve };
				alarms.push(alarm);
				signal?.addEventListener('abort', () => {
					alarms = alarms.filter((record) => record !== alarm);
					reject(new Error('aborted'));
				});
			}),
	};
	const settle = async () => {
		for (let turn = 0; turn < 20; turn++) await Promise.resolve();
	};
	return {
		clock,
		settle,
		async pass(milliseconds: number) {
			now += milliseconds;
			const due = alarms.filter(({ at }) => at <= now);
			alarms = alarms.filter(({ at }) => at > now);
			for (const { ring } of due) ring();
			await settle();
		},
		alarms: () => alarms.length,
	};
}

const entry = (more: Partial<PermitRequest> = {}): PermitRequest => ({
	lane: 'a',
	ceiling: 8,
	reserve: 0,
	patience: 1_000_000,
	...more,
});
const told = (left: number, reset = 10_000) => ({
	mood: 'calm' as const,
	reading: { size: 20, window: 10_000, left, reset },
});

/** Requests that want to go, and those that may. */
function line(limiter: Limiter, count: number, more: Partial<PermitRequest> = {}) {
	const through: Permit[] = [];
	const ended: unknown[] = [];
	for (let index = 0; index < count; index++)
		void limiter.enter(entry(more)).then(
			(pass) => (pass ? through.push(pass) : ended.push('gave up')),
			(error: unknown) => ended.push(error),
		);
	return { through, ended };
}

describe('a store that is not known yet', () => {
	it('gets one request, and the others when its answer has told what there is', async () => {
		const { clock, settle } = playedClock();
		const { through } = line(createLimiter(clock), 10);
		await settle();
		expect(through).toHaveLength(1);
		through[0].leave(told(19));
		await settle();
		expect(through).toHaveLength(9);
	});

	it('that does not answer soon gets the others all the same', async () => {
		const { clock, settle, pass } = playedClock();
		const { through } = line(createLimiter(clock), 10);
		await settle();
		await pass(1000);
		expect(through).toHaveLength(8);
	});
});

describe('a quota', () => {
	it('is spent to its end and not beyond, and again from its reset', async () => {
		const { clock, settle, pass } = playedClock();
		const limiter = createLimiter(clock);
		const { through } = line(limiter, 50, { ceiling: 50 });
		await settle();
		through[0].leave(told(19));
		await settle();
		expect(through).toHaveLength(20);
		for (const [index, permit] of through.slice(1).entries()) permit.leave(told(18 - index));
		await settle();
		expect(through).toHaveLength(20);
		await pass(9999);
		expect(through).toHaveLength(20);
		await pass(1);
		expect(through).toHaveLength(21);
		through[20].leave(told(19));
		await settle();
		expect(through).toHaveLength(40);
	});

	it('that another execution shares lets no more through than one', async () => {
		const { clock, settle } = playedClock();
		const limiter = createLimiter(clock);
		const mine = line(limiter, 30, { lane: 'a', ceiling: 30 });
		const theirs = line(limiter, 30, { lane: 'b', ceiling: 30 });
		await settle();
		mine.through[0].leave(told(19));
		await settle();
		expect(mine.through.length + theirs.through.length).toBe(20);
	});

	it('that is used up stops everybody for as long as BigCommerce asks', async () => {
		const { clock, settle, pass } = playedClock();
		const { through } = line(createLimiter(clock), 3);
		await settle();
		through[0].leave({ mood: 'calm', pause: 4000 });
		await pass(3999);
		expect(through).toHaveLength(1);
		await pass(1);
		expect(through.length).toBeGreaterThan(1);
	});
});

describe('who waits', () => {
	it('gives up at once when the wait would be longer than the patience', async () => {
		const { clock, settle } = playedClock();
		const { through, ended } = line(createLimiter(clock), 3, { patience: 3000 });
		await settle();
		through[0].leave(told(0));
		await settle();
		expect(ended).toEqual(['gave up', 'gave up']);
	});

	it('is let go at once when the execution is cancelled', async () => {
		const { clock, settle } = playedClock();
		const cancel = new AbortController();
		const { through, ended } = line(createLimiter(clock), 3, { signal: cancel.signal });
		await settle();
		through[0].leave(told(0));
		await settle();
		cancel.abort();
		await settle();
		expect(ended).toEqual([expect.any(Cancelled), expect.any(Cancelled)]);
	});

	it('counts once, however many wait at the same time', async () => {
		const { clock, settle, pass } = playedClock();
		const usage = createUsage();
		const { through } = line(createLimiter(clock), 5, { onWait: usage.waiting });
		await settle();
		through[0].leave(told(0));
		await pass(10_000);
		through[1].leave(told(19));
		await settle();
		expect(through).toHaveLength(5);
		expect(usage.waited).toBe(10_000);
	});
});

describe('the number at a time', () => {
	it('halves on trouble, once for a burst, and grows back by one', () => {
		let lane = createConcurrencyLimit(8);
		for (let index = 0; index < 8; index++) lane = adjustConcurrency(lane, 'trouble', 100, 200, 8);
		expect(lane.allowed).toBe(4);
		lane = adjustConcurrency(lane, 'trouble', 300, 400, 8);
		expect(lane.allowed).toBe(2);
		for (const expected of [2, 3, 3, 3, 4]) {
			lane = adjustConcurrency(lane, 'calm', 500, 600, 8);
			expect(lane.allowed).toBe(expected);
		}
	});

	it('never falls below one nor grows beyond the ceiling', () => {
		let lane = createConcurrencyLimit(1);
		lane = adjustConcurrency(lane, 'trouble', 1, 2, 1);
		expect(lane.allowed).toBe(1);
		for (let index = 0; index < 10; index++) lane = adjustConcurrency(lane, 'calm', 3, 4, 1);
		expect(lane.allowed).toBe(1);
	});

	it('of one operation does not hold up another', async () => {
		const { clock, settle } = playedClock();
		const limiter = createLimiter(clock);
		const first = line(limiter, 1);
		await settle();
		first.through[0].leave({ mood: 'calm' });
		const slow = line(limiter, 5, { lane: 'slow', ceiling: 1 });
		const quick = line(limiter, 5, { lane: 'quick', ceiling: 5 });
		await settle();
		expect([slow.through.length, quick.through.length]).toEqual([1, 5]);
	});
});

describe('budgets that are documented and not reported', () => {
	it.each([
		['there is room', [], 0],
		['the oldest is still inside', [100, 200], 1000],
		['the oldest has just left', [-900, 200], 0],
	] as Array<[string, number[], number]>)('%s', (_what, sent, expected) =>
		expect(waitForRollingWindow({ size: 2, window: 1000 }, sent, 100)).toBe(expected),
	);

	it('let no more through in any window', async () => {
		const { clock, settle, pass } = playedClock();
		const { through } = line(createLimiter(clock, { size: 5, window: 4000 }), 12, { ceiling: 20 });
		await settle();
		expect(through).toHaveLength(5);
		await pass(4000);
		expect(through).toHaveLength(10);
	});
});

describe('room', () => {
	const quota = {
		size: 20,
		window: 1000,
		left: 5,
		seenAt: 0,
		resetAt: 1000,
		ours: 15,
		othersBefore: 0,
	};
	const situation = (more: Partial<LimiterState>): LimiterState => ({
		now: 500,
		quota,
		answered: true,
		pausedUntil: 0,
		inFlight: 0,
		reserve: 0,
		...more,
	});
	it.each([
		['there is', {}, 'go'],
		['there is none until the reset', { inFlight: 5 }, 500],
		['there is none during a pause', { pausedUntil: 700 }, 200],
		['a new window is looked into first', { now: 1000 }, 'probe'],
		['while somebody looks, the others wait a little', { now: 1100, probedAt: 1000 }, 900],
		['a look that takes long holds nobody up', { now: 2000, probedAt: 1000 }, 'go'],
		[
			'a server that sends no headers is only limited by the number at a time',
			{ quota: undefined },
			'go',
		],
	] as Array<[string, Partial<LimiterState>, unknown]>)('%s', (_what, more, expected) =>
		expect(decideAdmission(situation(more))).toBe(expected),
	);
});

describe('a store goes on, whatever an answer said', () => {
	it.each<[what: string, result: Parameters<Permit['leave']>[0], within: number]>([
		['a pause for ever', { mood: 'calm', pause: Infinity }, 60_000],
		[
			'a pause for ever, in a window of an hour',
			{
				mood: 'calm',
				reading: { size: 150, window: 3_600_000, left: 0, reset: 100_000 },
				pause: Infinity,
			},
			120_000,
		],
		['a pause of a day', { mood: 'calm', pause: 86_400_000 }, 60_000],
		[
			'a pause of a day, in a window of 4 s',
			{
				mood: 'calm',
				reading: { size: 50, window: 4000, left: 0, reset: 4000 },
				pause: 86_400_000,
			},
			8000,
		],
	])('%s', async (_what, result, within) => {
		const { clock, settle, pass } = playedClock();
		const { through } = line(createLimiter(clock), 4);
		await settle();
		through[0].leave(result);
		await settle();
		expect(through).toHaveLength(1);
		await pass(within - 1);
		expect(through).toHaveLength(1);
		await pass(1);
		expect(through).toHaveLength(2);
		through[1].leave(told(19));
		await settle();
		expect(through).toHaveLength(4);
	});

	it('a probe that is refused again closes it again, and the next one goes as late', async () => {
		const { clock, settle, pass } = playedClock();
		const { through } = line(createLimiter(clock), 4);
		await settle();
		for (let turn = 0; turn < 3; turn++) {
			expect(through).toHaveLength(turn + 1);
			through[turn].leave({ mood: 'calm', pause: Infinity });
			await pass(59_999);
			expect(through).toHaveLength(turn + 1);
			await pass(1);
		}
	});

	it('what left before a pause does not open it', async () => {
		const { clock, settle, pass } = playedClock();
		const limiter = createLimiter(clock);
		const first = line(limiter, 1);
		await settle();
		first.through[0].leave({ mood: 'calm' });
		const { through } = line(limiter, 10);
		await settle();
		expect(through).toHaveLength(8);
		through[0].leave({ mood: 'calm', pause: 10_000 });
		through[1].leave({ mood: 'calm' });
		await pass(10_000);
		expect(through).toHaveLength(9);
	});
});
