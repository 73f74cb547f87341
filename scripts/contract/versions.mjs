/**
 * Whether a version may break what an earlier one promised: from 1.0.0 on a new first number, before that a new second one.
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
