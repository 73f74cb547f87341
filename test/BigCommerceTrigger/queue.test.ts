import { takeBurst, createBurstBuffer } from '../../nodes/BigCommerceTrigger/delivery/burstBuffer';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** The executions that so many events start, one coming every so many milliseconds. */
async function executionsOf(count: number, every: number): Promise<number[][]> {
	const queue = createBurstBuffer<number>();
	const executions: number[][] = [];
	for (let event = 0; event < count; event++) {
		void takeBurst(queue, event).then((events) => {
			if (events.length > 0) executions.push(events);
		});
		await jest.advanceTimersByTimeAsync(every);
	}
	await jest.advanceTimersByTimeAsync(1000);
	return executions;
}

test.each([
	['few at once', 20, 0],
	['many, one after the other', 200, 250],
])('%s: each event has an execution of its own', async (_, count, every) => {
	expect(await executionsOf(count, every)).toEqual(
		Array.from({ length: count }, (_, event) => [event]),
	);
});

test.each([
	['all at once', 2000, 0, 21],
	['faster than n8n starts executions', 2000, 20, 20 + 161],
])('%s: none is lost or doubled or overtaken, in few executions', async (_, count, every, most) => {
	const executions = await executionsOf(count, every);
	expect(executions.flat()).toEqual(Array.from({ length: count }, (_, event) => event));
	expect(executions.length).toBeLessThanOrEqual(most);
});
