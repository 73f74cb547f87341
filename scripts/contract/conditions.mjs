/**
 * Checks that a parameter is still shown in all cases in which it was shown before.
 *
 * @param {{ show?: Record<string, unknown[]>, hide?: Record<string, unknown[]> }} before
 * @param {{ show?: Record<string, unknown[]>, hide?: Record<string, unknown[]> }} now
 * @param {Map<string, unknown>} [added]  the defaults of parameters that are new: they may decide, as long as they do so unless somebody changes them
 */
export function isStillShown(before, now, added = new Map()) {
	const stillAllowed = Object.entries(now.show ?? {}).every(([name, allowed]) => {
		const was = before.show?.[name];
		return was ? isWithin(was, allowed) : added.has(name) && isWithin([added.get(name)], allowed);
	});
	return (
		stillAllowed &&
		Object.entries(now.hide ?? {}).every(
			([name, values]) => before.hide?.[name] !== undefined && isWithin(values, before.hide[name]),
		)
	);
}

function isWithin(values, allowed) {
	const texts = new Set([allowed].flat().map((each) => JSON.stringify(each)));
	return [values].flat().every((each) => texts.has(JSON.stringify(each)));
}
