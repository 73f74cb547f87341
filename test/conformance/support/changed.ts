/** The places where what arrived is not what was filled in. */
export function changedPlaces(wanted: unknown, arrived: unknown, place = 'body'): string[] {
	if (wanted === arrived || isSameMoment(wanted, arrived)) return [];
	if (!isNested(wanted) || !isNested(arrived) || Array.isArray(wanted) !== Array.isArray(arrived))
		return [`${place}: arrived as ${JSON.stringify(arrived)} instead of ${JSON.stringify(wanted)}`];
	const names = [...new Set([...Object.keys(wanted), ...Object.keys(arrived)])];
	return names.flatMap((name) =>
		changedPlaces(wanted[name], arrived[name], `${place}.${Array.isArray(wanted) ? '[]' : name}`),
	);
}

function isNested(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

/** Each API has its own way to write a date; the specification says whether it is the right one. */
function isSameMoment(wanted: unknown, arrived: unknown): boolean {
	return (
		typeof wanted === 'string' &&
		typeof arrived === 'string' &&
		/\d{4}/.test(wanted) &&
		Date.parse(wanted) === Date.parse(arrived)
	);
}
