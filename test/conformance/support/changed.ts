/** The places where what arrived is not what was filled in. */
export function changedPlaces(wanted: unknown, arrived: unknown, place = 'body'): string[] {
	if (wanted === arrived) return [];
	if (!isNested(wanted) || !isNested(arrived) || Array.isArray(wanted) !== Array.isArray(arrived)) return [`${place}: arrived as ${JSON.stringify(arrived)} instead of ${JSON.stringify(wanted)}`];
	const names = [...new Set([...Object.keys(wanted), ...Object.keys(arrived)])];
	return names.flatMap((name) => changedPlaces(wanted[name], arrived[name], `${place}.${Array.isArray(wanted) ? '[]' : name}`));
}

function isNested(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
