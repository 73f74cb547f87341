/** Scopes that every token has without being asked for. */
const ALWAYS = new Set(['store_v2_default', 'users_basic_information']);

/** What two lists of scopes have that the other has not. Without an expectation there is nothing to compare. */
export function compareScopes(
	granted: string[],
	expected: string[],
): { missing: string[]; additional: string[] } {
	if (expected.length === 0) return { missing: [], additional: [] };
	return {
		missing: expected.filter((each) => !granted.includes(each)),
		additional: granted.filter((each) => !ALWAYS.has(each) && !expected.includes(each)),
	};
}
