import { isObject, type Json } from '../../shared/utils/isObject';
import { LocatedByKey } from '../keys/findReferences';
import { evaluate } from '../steps/evaluate';
import { nested } from './names';

/**
 * An entry as it is sent.
 * @param shape JSONata over the values of the entry; without it, the values are sent as they are
 * @param parameters those of the path, as variables of the expression
 */
export async function shapeEntry(
	shape: string | undefined,
	values: Json,
	parameters: Json,
): Promise<unknown> {
	if (!shape) return nested(values);
	// JSONata copies what it takes, and a key that is still to be looked up has to stay the same object.
	const keys: LocatedByKey[] = [];
	const plain = replaced(values, (value) =>
		value instanceof LocatedByKey ? `${TOKEN}${keys.push(value) - 1}` : value,
	);
	const shaped = await evaluate(shape, nested(plain as Json), parameters);
	return replaced(shaped, (value) =>
		typeof value === 'string' && value.startsWith(TOKEN)
			? keys[Number(value.slice(TOKEN.length))]
			: value,
	);
}

/** Cannot be typed. */
const TOKEN = '\u0000key ';

function replaced(value: unknown, replace: (value: unknown) => unknown): unknown {
	const other = replace(value);
	if (other !== value || other instanceof LocatedByKey) return other;
	if (Array.isArray(value)) return value.map((entry) => replaced(entry, replace));
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, entry]) => [name, replaced(entry, replace)]),
	);
}
