/** Scopes that every token has by default. */
const ALWAYS = new Set(['store_v2_default', 'users_basic_information']);

/** Compares granted and expected scopes. Both results are empty if no scopes are expected. */
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
