/**
 * Calls back when the parent program has ended. When npm is stopped, it ends the shell between itself and this process, but not
 * this process, so there is no other signal.
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
