import type { EntryField } from '../../../catalog/entryTypes';
import { fieldLabel, pickedLabel } from '../../shared/catalog/names';
import type { Json } from '../../shared/utils/isObject';

/** The label of an entry's value. What is picked is called by its name: `product_id` → `Product`. */
export function labelOfEntryField({ name, label, picker, choice, many }: EntryField): string {
	if (label !== undefined) return label;
	return (picker ?? choice ?? many) ? pickedLabel(fieldLabel(name)) : fieldLabel(name);
}

/** The name of an entry's value in the node: n8n takes a dot for a path. */
export function nameInForm(path: string): string {
	return path.replaceAll('.', '__');
}

/** `{ 'a.b': 1 }` → `{ a: { b: 1 } }` */
export function nested(values: Json): Json {
	const result: Json = {};
	for (const [path, value] of Object.entries(values)) {
		const names = path.split('.');
		const last = names.pop() ?? path;
		let place = result;
		for (const name of names) place = (place[name] ??= {}) as Json;
		place[last] = value;
	}
	return result;
}
