import type { Outcome } from '../../../nodes/shared/transport/exchange';
import { nextStep, type Step } from '../../../nodes/shared/transport/retry';

const answered = (status: number, headers: Record<string, string> = {}, body?: unknown): Outcome => ({ answer: { status, headers, body } });
const lost = (code?: string): Outcome => ({ lost: code });
const FINISHED: Step = { kind: 'finished' };
const QUOTA = { 'x-rate-limit-requests-quota': '150', 'x-rate-limit-time-window-ms': '30000', 'x-rate-limit-time-reset-ms': '2500' };

describe('what is sent again', () => {
	const cases: Array<[what: string, outcome: Outcome, repeatable: Step, once: Step]> = [
		['a success', answered(200), FINISHED, FINISHED],
		['a refusal', answered(422), FINISHED, FINISHED],
		['a quota that is used up: after the longer of the two times', answered(429, { ...QUOTA, 'x-rate-limit-requests-left': '0', 'x-retry-after': '3' }), { kind: 'again', after: 0, pause: 3000 }, { kind: 'again', after: 0, pause: 3000 }],
		['a quota that is used up, in milliseconds', answered(429, { ...QUOTA, 'x-rate-limit-requests-left': '0', 'x-retry-after': '1' }), { kind: 'again', after: 0, pause: 2500 }, { kind: 'again', after: 0, pause: 2500 }],
		['an overload, which names no time', answered(429), { kind: 'again', after: 400 }, { kind: 'again', after: 400 }],
		['an overload while there is quota left', answered(429, { ...QUOTA, 'x-rate-limit-requests-left': '70' }), { kind: 'again', after: 400 }, { kind: 'again', after: 400 }],
		['500', answered(500), { kind: 'again', after: 400 }, FINISHED],
		['502', answered(502), { kind: 'again', after: 400 }, FINISHED],
		['503', answered(503, QUOTA), { kind: 'again', after: 400 }, FINISHED],
		['503 that says when', answered(503, {}, { error: { retry_after_seconds: 4 } }), { kind: 'again', after: 4000 }, FINISHED],
		['504', answered(504), { kind: 'again', after: 400 }, FINISHED],
		['501, which does not pass', answered(501), FINISHED, FINISHED],
		['507, the limit of the plan', answered(507), FINISHED, FINISHED],
		['a connection that broke', lost('ECONNRESET'), { kind: 'again', after: 400 }, FINISHED],
		['no answer in time', lost('ECONNABORTED'), { kind: 'again', after: 400 }, FINISHED],
		['nobody knows what', lost(), { kind: 'again', after: 400 }, FINISHED],
		['a connection that was refused: nothing was sent', lost('ECONNREFUSED'), { kind: 'again', after: 400 }, { kind: 'again', after: 400 }],
		['a name that was not found', lost('ENOTFOUND'), { kind: 'again', after: 400 }, { kind: 'again', after: 400 }],
	];
	it.each(cases)('%s', (_what, outcome, repeatable, once) => {
		expect(nextStep(outcome, { isRepeatable: true, repeats: 0, chance: 1 })).toEqual(repeatable);
		expect(nextStep(outcome, { isRepeatable: false, repeats: 0, chance: 1 })).toEqual(once);
	});
});

it('the pauses become longer, up to a limit, and are drawn by chance', () => {
	const after = (repeats: number, chance: number) => (nextStep(answered(429), { isRepeatable: true, repeats, chance }) as { after: number }).after;
	expect([0, 1, 2, 3, 20].map((repeats) => after(repeats, 1))).toEqual([400, 800, 1600, 3200, 30_000]);
	expect(after(3, 0)).toBe(0);
	expect(after(3, 0.5)).toBe(1600);
});

it('trouble is put up with five times, the rate limit as long as patience lasts', () => {
	expect(nextStep(answered(503), { isRepeatable: true, repeats: 4, chance: 1 })).toEqual(FINISHED);
	expect(nextStep(lost('ECONNRESET'), { isRepeatable: true, repeats: 4, chance: 1 })).toEqual(FINISHED);
	expect(nextStep(answered(429), { isRepeatable: false, repeats: 50, chance: 1 }).kind).toBe('again');
});
