/** Milliseconds that a piece of work keeps the processor, at its best of three: what other programs do meanwhile does not count. */
export function busyFor(work: () => unknown): number {
	const once = () => {
		const before = process.cpuUsage();
		work();
		const { user, system } = process.cpuUsage(before);
		return (user + system) / 1000;
	};
	return Math.min(once(), once(), once());
}
