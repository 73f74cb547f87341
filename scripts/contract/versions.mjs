/**
 * Checks whether a version may contain breaking changes: a new major version or, before 1.0.0, a new minor version.
 *
 * @param {string} earlier  e.g. 0.1.0
 * @param {string} later
 */
export function mayBreak(earlier, later) {
	const [major, minor] = numbersOf(earlier);
	const [newMajor, newMinor] = numbersOf(later);
	return newMajor > major || (newMajor === 0 && major === 0 && newMinor > minor);
}

function numbersOf(version) {
	return version.split(/[.-]/, 3).map(Number);
}
