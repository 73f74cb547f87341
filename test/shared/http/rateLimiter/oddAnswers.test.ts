import type { Clock } from '../../../../nodes/shared/utils/clock';
import { createLimiter } from '../../../../nodes/shared/http/rateLimiter/limiter';
import type { Permit, PermitResult } from '../../../../nodes/shared/http/rateLimiter/permit';
import {
	readRetryAfter,
	readRateLimitHeaders,
} from '../../../../nodes/shared/http/rateLimiter/rateLimitHeaders';

/** A clock that may be set forward and back, beside timers that run as they do. */
function jumpyClock() {
	let elapsed = 0;
	let offset = 1e12;
	let timers: Array<{ at: number; ring: () => void }> = [];
	const clock: Clock = {
		now: () => elapsed + offset,
		random: () => 0.5,
		wait: async (milliseconds, signal) =>
			await new Promise((resolve, reject) => {
				const timer = { at: elapsed + milliseconds, ring: resolve };
				timers.push(timer);
				signal?.addEventListener('abort', () => {
					timers = timers.filter((record) => record !== timer);
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
		jump(milliseconds: number) {
			offset += milliseconds;
		},
		elapsed: () => elapsed,
		/** Lets time pass until the next timer rings, or for so long where none is set. */
		async pass(otherwise: number) {
			const next = Math.min(elapsed + otherwise, ...timers.map(({ at }) => at));
			elapsed = Math.max(elapsed, next);
			const due = timers.filter(({ at }) => at <= elapsed);
			timers = timers.filter(({ at }) => at > elapsed);
			for (const { ring } of due) ring();
			await settle();
		},
	};
}

/** mulberry32: the same numbers for the same seed. */
function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

const VALUES = [
	'0',
	'1',
	'5',
	'149',
	'150',
	'1000',
	'4000',
	'30000',
	'60000',
	'86400',
	'3600000',
	'999999999999',
	'1000000000000000',
	'-1',
	'NaN',
	'1e308',
	'soon',
	'',
	'Wed, 21 Oct 2099 07:28:00 GMT',
];
const NAMES = [
	'x-rate-limit-requests-quota',
	'x-rate-limit-requests-left',
	'x-rate-limit-time-window-ms',
	'x-rate-limit-time-reset-ms',
	'x-retry-after',
	'retry-after',
];
const GOOD = {
	'x-rate-limit-requests-quota': '150',
	'x-rate-limit-requests-left': '140',
	'x-rate-limit-time-window-ms': '30000',
	'x-rate-limit-time-reset-ms': '20000',
};

/** What became of a request that was answered with these headers. */
function resultOf(headers: Record<string, string>, isRefused: boolean): PermitResult {
	const reading = readRateLimitHeaders(headers);
	const asked = isRefused ? readRetryAfter(headers, undefined) : undefined;
	return {
		mood: isRefused && asked === undefined ? 'trouble' : 'calm',
		...(reading ? { reading } : {}),
		...(asked === undefined ? {} : { pause: asked }),
	};
}

/** The longest that any answer is believed, what spreads those that waited for it, and the time that a probe has. */
const LONGEST = 120_000 + 250 + 1000;

it.each(Array.from({ length: 300 }, (_, seed) => seed))(
	'whatever is answered and however the clock jumps, the next request waits no longer than two minutes: seed %i',
	async (seed) => {
		const random = randomFrom(seed);
		const any = <Value>(values: Value[]): Value => values[Math.floor(random() * values.length)];
		const { clock, settle, jump, pass, elapsed } = jumpyClock();
		const limiter = createLimiter(clock);

		async function enter(): Promise<{ given: Permit; waited: number }> {
			const start = elapsed();
			let given: Permit | undefined;
			void limiter
				.enter({ lane: 'a', ceiling: 8, reserve: 0.1, patience: Infinity })
				.then((enter) => {
					given = enter;
				});
			await settle();
			while (!given && elapsed() - start <= LONGEST) {
				if (random() < 0.05) jump(any([-3_600_000, -1000, 1000, 3_600_000, -1e11, 1e11]));
				await pass(10_000);
			}
			if (!given) throw new Error(`Nothing was let through for ${elapsed() - start} ms.`);
			return { given, waited: elapsed() - start };
		}

		for (let turn = 0; turn < 25; turn++) {
			const { given, waited } = await enter();
			expect(waited).toBeLessThanOrEqual(LONGEST);
			if (random() < 0.2) jump(any([-3_600_000, 3_600_000, -1, 1]));
			const headers = {
				...GOOD,
				...Object.fromEntries(
					NAMES.filter(() => random() < 0.4).map((name) => [name, any(VALUES)]),
				),
			};
			given.leave(resultOf(headers, random() < 0.4));
			await settle();
		}

		// What was learnt from sensible answers holds again.
		for (let turn = 0; turn < 4; turn++) {
			const { given } = await enter();
			given.leave(resultOf(GOOD, false));
			await settle();
			await pass(31_000);
		}
		const { given } = await enter();
		given.leave(resultOf(GOOD, false));
		expect((await enter()).waited).toBe(0);
	},
);
