const PAUSE_MS = 15_000;

/** Passes on what is new, and of the news on one matter (the words before the colon) one every fifteen seconds. */
export function nowAndThen(show) {
	let matter;
	let shownAt = 0;
	return (message) => {
		const [about] = message.split(':');
		if (about === matter && Date.now() - shownAt < PAUSE_MS) return;
		matter = about;
		shownAt = Date.now();
		show(message);
	};
}
