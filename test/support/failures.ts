/**
 * Runs the same check for many operations in one test, and returns a line for each that fails.
 * One test for each of several hundred operations would take longer and say no more.
 */
export async function failuresOf<Case>(
	cases: readonly Case[],
	nameOf: (value: Case) => string,
	check: (value: Case) => void | Promise<void>,
): Promise<string[]> {
	const failures: string[] = [];
	for (const testCase of cases) {
		try {
			await check(testCase);
		} catch (error) {
			failures.push(`${nameOf(testCase)}: ${(error as Error).message}`);
		}
	}
	return failures;
}

/** Milliseconds that a check of every operation may take on a busy machine. */
export const ALL_OPERATIONS_TIMEOUT = 15 * 60_000;
