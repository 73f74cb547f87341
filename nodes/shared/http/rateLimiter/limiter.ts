import { Cancelled } from '../../errors/cancelled';
import { steady, type Clock } from '../../utils/clock';
import {
	adjustConcurrency,
	createConcurrencyLimit,
	type ConcurrencyLimit,
} from './concurrencyLimit';
import {
	decideAdmission,
	type PermitRequest,
	type Limiter,
	type Permit,
	type PermitResult,
	type Admission,
} from './permit';
import { updateQuota, waitForRollingWindow, type Quota, type RollingWindow } from './quota';
import { longestWait } from './rateLimitHeaders';

interface Waiter {
	entry: PermitRequest;
	/** Since when it waits for the rate limit; absent while it waits for its lane. */
	blockedAt?: number;
	settle(pass: Permit | undefined): void;
}

/** Spreads requests that waited for the same moment over this many milliseconds, or over this share of the window if that is less. */
const JITTER = { most: 250, share: 0.01 };

/**
 * @param rolling a budget that BigCommerce documents without reporting it in headers
 */
export function createLimiter(anyClock: Clock, rolling?: RollingWindow): Limiter {
	const clock = steady(anyClock);
	let quota: Quota | undefined;
	let answered = rolling !== undefined;
	let probedAt: number | undefined;
	let pausedUntil = -Infinity;
	let inFlight = 0;
	let sentLately: number[] = [];
	const sentInLane = new Map<string, { rate: RollingWindow; at: number[] }>();
	let waiters: Waiter[] = [];
	let alarm: AbortController | undefined;
	const lanes = new Map<string, ConcurrencyLimit>();
	const laneOf = ({ lane, ceiling }: PermitRequest) =>
		lanes.get(lane) ?? createConcurrencyLimit(ceiling);

	function room(entry: PermitRequest, now: number): Admission {
		const { lane, rate } = entry;
		const wait = Math.max(
			rolling ? waitForRollingWindow(rolling, sentLately, now) : 0,
			rate ? waitForRollingWindow(rate, sentInLane.get(lane)?.at ?? [], now) : 0,
		);
		if (wait > 0) return wait;
		return decideAdmission({
			now,
			quota,
			answered,
			probedAt,
			pausedUntil,
			inFlight,
			reserve: entry.reserve,
		});
	}

	function block(waiter: Waiter, now: number): void {
		if (waiter.blockedAt !== undefined) return;
		waiter.blockedAt = now;
		waiter.entry.onWait?.(true, now);
	}

	function remove(waiter: Waiter, now: number): void {
		waiters = waiters.filter((value) => value !== waiter);
		if (waiter.blockedAt !== undefined) waiter.entry.onWait?.(false, now);
	}

	function admit({ entry }: Waiter, isProbe: boolean, now: number): Permit {
		const isOfKnownWindow = quota !== undefined && now < quota.resetAt;
		if (isProbe) probedAt = now;
		if (isOfKnownWindow && quota) quota = { ...quota, ours: quota.ours + 1 };
		if (rolling) sentLately = [...sentLately, now].slice(-rolling.size);
		const { lane, rate } = entry;
		if (rate) {
			const at = [...(sentInLane.get(lane)?.at ?? []), now].slice(-rate.size);
			sentInLane.set(lane, { rate, at });
		}
		inFlight += 1;
		lanes.set(entry.lane, { ...laneOf(entry), inFlight: laneOf(entry).inFlight + 1 });
		return { leave: (result) => leave(entry, now, result) };
	}

	function leave(entry: PermitRequest, sent: number, { mood, reading, pause }: PermitResult): void {
		const now = clock.now();
		inFlight -= 1;
		const lane = laneOf(entry);
		lanes.set(
			entry.lane,
			adjustConcurrency({ ...lane, inFlight: lane.inFlight - 1 }, mood, sent, now, entry.ceiling),
		);
		if (probedAt !== undefined && sent >= probedAt) probedAt = undefined;
		// Requests sent before a pause say nothing about the time after it.
		if (sent >= pausedUntil) answered = true;
		if (reading) quota = updateQuota(quota, reading, sent, now, inFlight);
		// A response without headers for a past window: stop using the documented rate limit.
		else if (quota && now >= quota.resetAt && pause === undefined && mood === 'calm')
			quota = undefined;
		if (pause !== undefined) close(now, pause);
		pump();
	}

	/** No request is sent during a pause. After it, one request probes the rate limit. */
	function close(now: number, pause: number): void {
		pausedUntil = Math.max(pausedUntil, now + Math.min(pause, longestWait(quota?.window)));
		if (quota) quota = { ...quota, resetAt: Math.min(quota.resetAt, pausedUntil) };
		answered = false;
	}

	/** Admits waiting requests in order, and sets a timer for the next possible change. */
	function pump(): void {
		alarm?.abort();
		const now = clock.now();
		let next = Infinity;
		for (const waiter of [...waiters]) {
			const { entry } = waiter;
			const lane = laneOf(entry);
			if (lane.inFlight >= Math.min(lane.allowed, entry.ceiling)) continue;
			const admission = room(entry, now);
			if (typeof admission !== 'number') {
				remove(waiter, now);
				waiter.settle(admit(waiter, admission === 'probe', now));
				continue;
			}
			// A probe returns soon, so this does not count as waiting for the rate limit.
			if (probedAt === undefined) block(waiter, now);
			if (waiter.blockedAt !== undefined && now + admission > waiter.blockedAt + entry.patience) {
				remove(waiter, now);
				waiter.settle(undefined);
			} else {
				next = Math.min(next, admission);
			}
		}
		if (next < Infinity) setAlarm(next);
	}

	function setAlarm(milliseconds: number): void {
		const jitter =
			clock.random() *
			Math.min(JITTER.most, JITTER.share * (quota?.window ?? rolling?.window ?? Infinity));
		alarm = new AbortController();
		const { signal } = alarm;
		void clock.wait(Math.ceil(milliseconds + jitter), signal).then(pump, () => undefined);
	}

	return {
		enter: async (entry) =>
			await new Promise((resolve, reject) => {
				const cancel = () => {
					remove(waiter, clock.now());
					reject(new Cancelled());
				};
				const waiter: Waiter = {
					entry,
					settle: (pass) => {
						entry.signal?.removeEventListener('abort', cancel);
						resolve(pass);
					},
				};
				if (entry.signal?.aborted) return reject(new Cancelled());
				entry.signal?.addEventListener('abort', cancel, { once: true });
				waiters.push(waiter);
				pump();
			}),
		isIdle: () => {
			const now = clock.now();
			const holdsNothing =
				pausedUntil <= now &&
				(quota?.resetAt ?? -Infinity) <= now &&
				(sentLately.at(-1) ?? -Infinity) + (rolling?.window ?? 0) <= now &&
				[...sentInLane.values()].every(({ rate, at }) => (at.at(-1) ?? 0) + rate.window <= now);
			return holdsNothing && inFlight === 0 && waiters.length === 0;
		},
	};
}
