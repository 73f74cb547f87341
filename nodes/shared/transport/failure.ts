/** One thing that BigCommerce says is wrong, and where. */
export interface Detail {
	/** The field as BigCommerce names it, e.g. `variants.0.sku`. */
	field?: string;
	message: string;
}

/** What a refused request says, whatever the shape of its body. */
export interface Failure {
	status: number;
	/** BigCommerce's own summary, when it gives one. */
	title?: string;
	details: Detail[];
}

type Json = Record<string, unknown>;

/**
 * Reads the body of a refused request. BigCommerce uses about a dozen shapes: V3 `{status, title, errors: {field: message}}`,
 * V2 `[{status, message, details}]`, `batch_errors`, `field_errors`, `meta.failed` with `errors[]`, `{error: {code, message}}`,
 * problem+json, plain text, and their mixtures. Source: the 4xx and 5xx responses of the official specifications.
 */
export function failureFrom(status: number, body: unknown): Failure {
	const parts = Array.isArray(body) ? body : [body];
	const objects = parts.filter(isObject);
	const title = objects.map(summary).find(Boolean) ?? plainText(body);
	const details = unique(objects.flatMap((each) => detailsOf(each)));
	return { status, ...(title ? { title } : {}), details: details.filter((each) => each.field || each.message !== title) };
}

function summary({ title, detail, message, error }: Json): string | undefined {
	const nested = isObject(error) ? error.message : error;
	return [title, detail, message, nested].find((each): each is string => typeof each === 'string' && each.trim() !== '');
}

/** Keys whose content says what is wrong. `data` is looked into for refusals of single records, as refunds give them. */
const PLACES = ['errors', 'batch_errors', 'field_errors', 'details', 'data'];

function detailsOf(body: Json): Detail[] {
	const texts = [body.detail, body.message].filter((each) => typeof each === 'string').map((message) => ({ message: String(message) }));
	return [...texts, ...PLACES.flatMap((place) => (place === 'data' ? refusals(body.data) : flatten(body[place])))];
}

function refusals(data: unknown): Detail[] {
	return (Array.isArray(data) ? data : []).filter((each) => isObject(each) && 'error' in each).flatMap((each) => flatten({ [`${each.order_id ?? each.id ?? ''}`]: each.error }));
}

/** Turns any nesting of fields, arrays and messages into lines, remembering the way to each. */
function flatten(value: unknown, way: string[] = []): Detail[] {
	if (value === null || value === undefined || value === '') return [];
	if (typeof value !== 'object') return [{ ...(way.length > 0 ? { field: way.join('.') } : {}), message: String(value) }];
	if (Array.isArray(value)) return value.flatMap((each) => flatten(each, way));
	return flattenObject(value as Json, way);
}

const TEXT_KEYS = ['message', 'detail', 'title', 'reason', 'error', 'error_message'];
const NESTED_KEYS = ['errors', 'batch_errors', 'field_errors', 'details'];
/** Say nothing about what is wrong. */
const NOISE = new Set(['status', 'code', 'type', 'instance', 'identifier', 'meta', 'index', 'key', ...TEXT_KEYS, ...NESTED_KEYS]);

function flattenObject(value: Json, way: string[]): Detail[] {
	const text = TEXT_KEYS.map((key) => value[key]).find((each) => typeof each === 'string');
	const nested = NESTED_KEYS.flatMap((key) => flatten(value[key], way));
	if (text === undefined && nested.length === 0) {
		return Object.entries(value).filter(([key]) => !/^(status|type|instance)$/.test(key)).flatMap(([key, each]) => flatten(each, [...way, key]));
	}
	const field = [value.field, value.field_name, value.identifier, value.index, value.sku, value.variant_id].find((each) => each !== undefined && each !== null);
	const here = field === undefined ? way : [...way, String(field)];
	if (nested.length > 0) return nested.map((each) => (each.field ? each : { ...each, ...(here.length > 0 ? { field: here.join('.') } : {}) }));
	const others = Object.entries(value).filter(([key, each]) => !NOISE.has(key) && isObject(each)).flatMap(([key, each]) => flatten(each, [...way, key]));
	return [{ ...(here.length > 0 ? { field: here.join('.') } : {}), message: String(text) }, ...others];
}

function plainText(body: unknown): string | undefined {
	if (typeof body !== 'string') return undefined;
	const text = body.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ').trim();
	return text === '' ? undefined : text.slice(0, 300);
}

function unique(details: Detail[]): Detail[] {
	return [...new Map(details.map((each) => [`${each.field}\n${each.message}`, each])).values()];
}

function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
