/**
 * Calls back when the program that started this one is gone. npm, told to end, ends the shell between
 * itself and this process but not this process, so nothing else would tell.
 */
export function whenParentIsGone(callback) {
	if (!process.env.npm_lifecycle_event) return () => {};
	const parent = process.ppid;
	const timer = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(timer);
		callback();
	}, 1_000);
	timer.unref();
	return () => clearInterval(timer);
}
