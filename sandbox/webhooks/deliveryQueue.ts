/** A queue for one destination with limited concurrency. */
export function createDeliveryQueue(width: () => number) {
	let running = 0;
	let waiting: Array<() => Promise<void>> = [];

	function next(): void {
		while (running < width()) {
			const job = waiting.shift();
			if (!job) return;
			running += 1;
			void job().finally(() => {
				running -= 1;
				next();
			});
		}
	}

	return {
		add(job: () => Promise<void>): void {
			waiting.push(job);
			next();
		},
		/** Removes waiting work. */
		clear(): void {
			waiting = [];
		},
		size: () => running + waiting.length,
	};
}

/** The queue of one destination. */
export type DeliveryQueue = ReturnType<typeof createDeliveryQueue>;
