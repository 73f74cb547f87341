const PAUSE_MS = 15_000;

/** Passes on the first message, and after that at most one every fifteen seconds. */
export function nowAndThen(show) {
	let shownAt = 0;
	return (message) => {
		if (Date.now() - shownAt < PAUSE_MS) return;
		shownAt = Date.now();
		show(message);
	};
}
