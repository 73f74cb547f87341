import forms from '../../catalog/forms.json';
import type { Operation } from '../../catalog/types';

/** A body with the templates of the operation's form in its record, wherever that is. */
export function withTemplates({ id, batch, body: given }: Operation, body: unknown): unknown {
	return templatesOf(id).reduce((filled, { field, value }) => {
		// Of fields that exclude each other, it is the only one.
		for (const demand of given?.demands ?? [])
			if ('oneOf' in demand && demand.oneOf.includes(field))
				return put(without(filled, demand.oneOf), [field], value);
		if (field === 'value' && Array.isArray(value)) return value;
		if (batch?.form === 'array')
			return (filled as unknown[]).map((record) => put(record, field.split('.'), value));
		const path = field.split('.');
		if (batch?.form !== 'key' || !batch.key) return put(filled, path, value);
		const { [batch.key]: list, ...outer } = filled as Record<string, unknown>;
		return {
			...outer,
			[batch.key]: (list as unknown[]).map((record) => put(record, path, value)),
		};
	}, body);
}

/** Whether the form of an operation has JSON fields. */
export function hasTemplates({ id }: Operation): boolean {
	return templatesOf(id).length > 0;
}

function templatesOf(id: string): Array<{ field: string; value: unknown }> {
	return forms.templates.filter(({ operations }) => operations.includes(id));
}

function without(record: unknown, names: readonly string[]): unknown {
	return Object.fromEntries(
		Object.entries(record as object).filter(([name]) => !names.includes(name)),
	);
}

function put(record: unknown, [name, ...rest]: string[], value: unknown): unknown {
	const fields = (record ?? {}) as Record<string, unknown>;
	return { ...fields, [name]: rest.length > 0 ? put(fields[name], rest, value) : value };
}
