/** Workflows that may work on estimates of the same quote at a time. A shopper who types an address causes two. */
const MOST_OPEN = 3;
/** Estimates of the same quote within a minute. */
const MOST_A_MINUTE = 30;
const MINUTE = 60_000;

/**
 * Notices that a workflow causes the requests it answers: an operation that changes a cart, a checkout or an order makes
 * BigCommerce request another estimate of the same quote, which starts the workflow again.
 */
export class LoopGuard {
	private readonly started = new Map<string, number[]>();
	private readonly open = new Map<string, number>();

	/** @returns a function to call when the request is answered; undefined if there are too many of this quote */
	enter(quote: string, now: number): (() => void) | undefined {
		this.forget(now);
		const recent = this.started.get(quote) ?? [];
		const open = this.open.get(quote) ?? 0;
		if (open >= MOST_OPEN || recent.length >= MOST_A_MINUTE) return undefined;
		this.started.set(quote, [...recent, now]);
		this.open.set(quote, open + 1);
		return () => {
			const left = (this.open.get(quote) ?? 1) - 1;
			if (left > 0) this.open.set(quote, left);
			else this.open.delete(quote);
		};
	}

	private forget(now: number): void {
		for (const [quote, times] of this.started) {
			const recent = times.filter((time) => time > now - MINUTE);
			if (recent.length > 0) this.started.set(quote, recent);
			else this.started.delete(quote);
		}
	}
}
