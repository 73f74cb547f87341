/**
 * Runs a task for each input, at most `width` at a time, in the order of the inputs. Ends with the first error.
 * The rate limiter decides how many requests run at a time; a width keeps the queue in front of it short.
 */
export async function inParallel<Input>(
	inputs: Input[],
	width: number,
	run: (input: Input) => Promise<void>,
): Promise<void> {
	const queue = inputs.values();
	const worker = async () => {
		for (const input of queue) await run(input);
	};
	await Promise.all(Array.from({ length: Math.min(width, inputs.length) }, worker));
}
