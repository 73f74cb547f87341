import type { Json } from '../../shared/utils/isObject';

/** The values of the given fields at any depth of a body. */
export function secretsIn(value: unknown, names: string[]): string[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value as Json).flatMap(([name, value]) => {
		const isSecret =
			names.includes(name) &&
			['string', 'number'].includes(typeof value) &&
			String(value).length > 2;
		return isSecret ? [String(value)] : secretsIn(value, names);
	});
}
