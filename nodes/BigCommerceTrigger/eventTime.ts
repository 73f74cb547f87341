import { FARTHEST, ownTime } from '../shared/http/serverTime';

/** Checks that a saved time is plausible. Seconds. */
export function isMoment(value: unknown, own = ownTime()): value is number {
	return (
		typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= own + FARTHEST
	);
}
