const PAUSE_MS = 15_000;

/** Limits progress messages: of those with the same text before the colon, passes on one every fifteen seconds. */
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
