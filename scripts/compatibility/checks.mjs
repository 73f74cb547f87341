/**
 * Reports whether a check passed, and continues in either case.
 *
 * @typedef {(what: string, holds: () => unknown) => Promise<void>} Check  `holds` throws, or returns something to add to the line
 */

/** @returns {{ check: Check, counted: () => { passed: number, failed: number } }} */
export function countedChecks() {
	const count = { passed: 0, failed: 0 };
	return {
		counted: () => ({ ...count }),
		check: async (what, holds) => {
			try {
				const remark = await holds();
				count.passed += 1;
				console.log(`passed  ${what}${remark ? `: ${remark}` : ''}`);
			} catch (error) {
				count.failed += 1;
				console.log(`FAILED  ${what}: ${error.message}`);
			}
		},
	};
}
