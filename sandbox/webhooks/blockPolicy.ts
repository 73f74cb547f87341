const WINDOW = 120_000;
const BLOCK = 180_000;
/** With fewer deliveries in a window, no domain is blocked. */
const JUDGED_FROM = 100;
const LEAST_SUCCESS = 0.9;

/** A temporarily blocked domain. */
export interface Block {
	client: string;
	destination: string;
	/** When it ends, in milliseconds. */
	until: number;
	reasons: Array<{ failure_description: string; count: number; timestamp: number }>;
}

interface Attempt {
	at: number;
	failure?: string;
}

/**
 * Success rates by client and domain: below 90% in two minutes, a domain is blocked for three minutes for all hooks of the
 * client (bigcommerce-webhooks.md). Here the port is part of the domain, because every n8n on this machine has the same name.
 */
export function createBlockPolicy(timeScale: () => number, now: () => number = Date.now) {
	const windows = new Map<string, Attempt[]>();
	const blocks = new Map<string, Block>();
	const keyOf = (client: string, destination: string) => `${client} ${destination}`;

	function windowOf(key: string): Attempt[] {
		const since = now() - WINDOW * timeScale();
		const attempts = windows.get(key) ?? [];
		windows.set(key, attempts);
		while (attempts.length && attempts[0].at < since) attempts.shift();
		return attempts;
	}

	return {
		/** Counts an attempt. Returns a block if this attempt caused it. */
		count(client: string, destination: string, failure?: string): Block | undefined {
			const key = keyOf(client, destination);
			const attempts = windowOf(key);
			attempts.push({ at: now(), failure });
			if (failure === undefined || attempts.length < JUDGED_FROM) return undefined;
			const failed = attempts.filter((attempt) => attempt.failure !== undefined);
			if (1 - failed.length / attempts.length >= LEAST_SUCCESS) return undefined;
			const block = {
				client,
				destination,
				until: now() + BLOCK * timeScale(),
				reasons: reasonsOf(failed),
			};
			blocks.set(key, block);
			windows.delete(key);
			return block;
		},
		isBlocked: (client: string, destination: string) =>
			(blocks.get(keyOf(client, destination))?.until ?? 0) > now(),
		blocks: () => [...blocks.values()].filter(({ until }) => until > now()),
		clear() {
			windows.clear();
			blocks.clear();
		},
	};
}

function reasonsOf(failed: Attempt[]): Block['reasons'] {
	return [...Map.groupBy(failed, ({ failure }) => String(failure))].map(
		([failure_description, attempts]) => ({
			failure_description,
			count: attempts.length,
			timestamp: Math.floor((attempts.at(-1) as Attempt).at / 1000),
		}),
	);
}
