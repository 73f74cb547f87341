type Json = Record<string, unknown>;

/** What a refusal says about one element: a body of its own, as if it had been refused alone. */
export type Blame = Map<number, unknown>;

/** Lists in which BigCommerce says what is wrong with the elements. */
const LISTS = ['batch_errors', 'errors', 'field_errors', 'details'];

/**
 * Reads out of a refusal which elements it names, by their index in field names (`0.name`), by an index of their own, by
 * the values that identify them (`variant_id`, `sku` …), or by standing in a list as long as the batch.
 * @param elements what was sent, in order
 */
export function namedIn(body: unknown, elements: unknown[]): Blame {
	const blame: Blame = new Map();
	if (Array.isArray(body)) return fromList(body, elements);
	if (!isObject(body)) return blame;
	for (const name of LISTS) {
		const value = body[name];
		const found = Array.isArray(value) ? fromList(value, elements) : isObject(value) ? fromFields(value, elements.length) : blame;
		for (const [index, each] of found) if (!blame.has(index)) blame.set(index, each);
	}
	if (blame.size > 0) return blame;
	const index = identified(body, elements);
	return index === undefined ? blame : new Map([[index, body]]);
}

/** `{ "0.name": "is required", "data.3.price": "…" }`, also `[0].name`. */
function fromFields(fields: Json, count: number): Blame {
	const blame = new Map<number, { errors: Json }>();
	for (const [field, message] of Object.entries(fields)) {
		const match = /^(?:[a-z_]+\.)?\[?(\d+)\]?(?:\.(.+))?$/i.exec(field);
		const index = Number(match?.[1]);
		if (!match || !(index < count)) continue;
		const known = blame.get(index) ?? { errors: {} };
		known.errors[match[2] ?? ''] = message;
		blame.set(index, known);
	}
	return blame;
}

function fromList(list: unknown[], elements: unknown[]): Blame {
	const blame: Blame = new Map();
	const isParallel = list.length === elements.length && list.some((each) => !saysSomething(each));
	for (const [position, entry] of list.entries()) {
		if (!isObject(entry) || !saysSomething(entry)) continue;
		const index = isParallel ? position : (ownIndex(entry, elements.length) ?? identified(entry, elements) ?? onlyIndex(entry, elements.length));
		if (index !== undefined && !blame.has(index)) blame.set(index, entry);
	}
	return blame;
}

function ownIndex({ index }: Json, count: number): number | undefined {
	return typeof index === 'number' && Number.isInteger(index) && index >= 0 && index < count ? index : undefined;
}

/** The element that the field names of an entry begin with. */
function onlyIndex({ errors }: Json, count: number): number | undefined {
	const found = isObject(errors) ? [...fromFields(errors, count).keys()] : [];
	return found.length === 1 ? found[0] : undefined;
}

/** Values that name a record; texts such as a name or a message do not. */
const IDENTIFIES = /(^|_)(id|uuid|sku|code|email|key|currency|identifier)$/;

/** The one element that has all the identifying values of an entry. */
function identified(entry: Json, elements: unknown[]): number | undefined {
	const data = isObject(entry.data) ? entry.data : {};
	const values = Object.entries({ ...entry, ...data }).filter(([name, value]) => IDENTIFIES.test(name) && typeof value !== 'object' && value !== undefined);
	const fits = (element: unknown) => {
		const shared = values.filter(([name]) => isObject(element) && element[name === 'identifier' ? 'id' : name] !== undefined);
		return shared.length > 0 && shared.every(([name, value]) => String((element as Json)[name === 'identifier' ? 'id' : name]) === String(value));
	};
	const found = [...elements.keys()].filter((index) => fits(elements[index]));
	return found.length === 1 ? found[0] : undefined;
}

function saysSomething(entry: unknown): boolean {
	if (entry === null || entry === undefined || entry === '') return false;
	return !isObject(entry) || Object.values(entry).some((each) => each !== null && each !== undefined && (!Array.isArray(each) || each.length > 0) && !(isObject(each) && Object.keys(each).length === 0));
}

function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
