import type { JSONSchema } from '@stoplight/prism-http';

import { allParts, isReadOnly } from './schema';
import type { HttpOperation } from './specifications';

/** The query keys of a request that its specification does not have. Prism lets them pass. */
export function unknownQueryKeys(
	{ request }: HttpOperation,
	query: Record<string, unknown>,
): string[] {
	const known = new Set(request?.query?.map(({ name }) => name));
	return Object.keys(query)
		.filter((name) => !known.has(name))
		.map((name) => `query.${name}: is not in the specification`);
}

/** The fields of a form that its schema does not have. */
export function unknownFormFields(schema: JSONSchema | undefined, form: string): string[] {
	const known = allParts(schema ?? {}).flatMap(({ properties = {} }) => Object.keys(properties));
	const sent = [...form.matchAll(/form-data; name="([^"]*)"/g)].map(([, name]) => name);
	return sent
		.filter((name) => !known.includes(name))
		.map((name) => `form.${name}: is not in the specification`);
}

/** The keys of a body, at any depth, that no alternative of its schema has, or lets a client write. */
export function unknownBodyKeys(
	schema: JSONSchema | undefined,
	value: unknown,
	place = 'body',
): string[] {
	if (!schema || typeof value !== 'object' || value === null) return [];
	const parts = allParts(schema);
	if (Array.isArray(value)) {
		const items = { anyOf: parts.flatMap(({ items: value }) => value ?? []) };
		return [...new Set(value.flatMap((value) => unknownBodyKeys(items, value, `${place}.[]`)))];
	}
	const isOpen =
		parts.some(
			({ additionalProperties }) =>
				additionalProperties !== undefined && additionalProperties !== false,
		) || parts.every(({ properties }) => !properties);
	return Object.entries(value).flatMap(([name, value]) => {
		const known = parts.flatMap(({ properties = {} }) =>
			Object.hasOwn(properties, name) ? [properties[name]] : [],
		);
		if (known.length === 0) return isOpen ? [] : [`${place}.${name}: is not in the specification`];
		const refused = known.every((one) => typeof one === 'object' && isReadOnly(one))
			? [`${place}.${name}: is read-only in the specification`]
			: [];
		return [...refused, ...unknownBodyKeys({ anyOf: known }, value, `${place}.${name}`)];
	});
}
