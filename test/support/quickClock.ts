import { join } from 'node:path';

import type { Clock } from '../../nodes/shared/utils/clock';

const CLOCK = join(__dirname, '..', '..', 'dist', 'nodes', 'shared', 'utils', 'clock.js');
const SPEED = 10;

/**
 * Lets the time between the tries of a request pass ten times as fast in the tests of this file, for the
 * node's waits and for its patience alike: it tries as often and gives up as before. For tests of what
 * it tries and says; not for tests of when, and not for what gets well by itself after a time.
 */
export function speedUpWaits(): void {
	let restore = () => {};
	beforeAll(() => {
		const loadOutside = Reflect.get(globalThis, Symbol.for('n8n-nodes-bigcommerce.loadOutside'));
		const { realClock } = loadOutside(CLOCK) as { realClock: Clock };
		const { now, wait } = realClock;
		Object.assign(realClock, {
			now: () => now() * SPEED,
			wait: async (milliseconds: number, signal?: AbortSignal) =>
				await wait(milliseconds / SPEED, signal),
		});
		restore = () => void Object.assign(realClock, { now, wait });
	});
	afterAll(() => restore());
}
