import { isDeeperThan, MOST_LEVELS } from './documentDepth';
import { plainLine } from '../text/plain';
import { isObject } from '../utils/isObject';

/** One entry of GraphQL's `errors`. Source: the GraphQL specification, section 7. */
export interface GraphQlError {
	message: string;
	/** The path of the field in the response; absent if the error is about the whole document. */
	path?: Array<string | number>;
	/** Locations in the document. */
	locations?: Array<{ line: number; column: number }>;
	extensions?: Record<string, unknown>;
}

/** The response of a GraphQL API, with any status. */
export interface GraphQlBody {
	data: Record<string, unknown> | null;
	errors: GraphQlError[];
	extensions?: Record<string, unknown>;
}

/** What is read of a long list, and of a long text, in an answer. */
export const MOST_FAULTS = 1_000;
const LONGEST_TEXT = 2_000;
const LONGEST_PATH = 50;
const NO_REASON = 'BigCommerce gives no reason';

/**
 * Reads the body of a response. Anything under `errors` counts, even if it is not a list.
 * @returns undefined if it is not a GraphQL response, such as a proxy page, or has neither data nor errors
 */
export function bodyFrom(body: unknown): GraphQlBody | undefined {
	if (!isObject(body) || isDeeperThan(MOST_LEVELS, body)) return undefined;
	const errors = faultsFrom(body.errors);
	// Errors with another structure come from a server in between.
	if (!isObject(body.data) && (errors.length === 0 || !areGraphQl(body.errors))) return undefined;
	return {
		data: isObject(body.data) ? body.data : null,
		errors,
		...(isObject(body.extensions) ? { extensions: body.extensions } : {}),
	};
}

function areGraphQl(errors: unknown): boolean {
	return Array.isArray(errors) || (isObject(errors) && typeof errors.message === 'string');
}

function faultsFrom(errors: unknown): GraphQlError[] {
	if (Array.isArray(errors))
		return errors.slice(0, MOST_FAULTS).map((error: unknown) => faultFrom(error));
	const isNone = !errors || (typeof errors === 'object' && Object.keys(errors).length === 0);
	return isNone ? [] : [faultFrom(errors)];
}

function faultFrom(entry: unknown): GraphQlError {
	if (!isObject(entry)) return { message: textFrom(entry) };
	const { path, locations, extensions } = entry;
	const places = Array.isArray(locations) ? locations.slice(0, 1).filter(isPlace) : [];
	return {
		message: textFrom(entry.message),
		...(isPath(path) ? { path: path.slice(0, LONGEST_PATH) } : {}),
		...(places.length > 0 ? { locations: places } : {}),
		...(isObject(extensions) ? { extensions } : {}),
	};
}

function textFrom(value: unknown): string {
	const text = typeof value === 'string' ? plainLine(value, LONGEST_TEXT) : '';
	return text === '' ? NO_REASON : text;
}

function isPath(value: unknown): value is Array<string | number> {
	return (
		Array.isArray(value) &&
		value.every((value) => typeof value === 'string' || typeof value === 'number')
	);
}

function isPlace(value: unknown): value is { line: number; column: number } {
	return isObject(value) && typeof value.line === 'number' && typeof value.column === 'number';
}

/** The readable location of an error: `account.users`. Empty if it is about the whole document. */
export function placeOf({ path = [] }: GraphQlError): string {
	return plainLine(path.join('.'), LONGEST_TEXT);
}

/** BigCommerce's error code, e.g. `INSUFFICIENT_ACCESS_SCOPE`; empty if there is none. */
export function codeOf({ extensions }: GraphQlError): string {
	const code = extensions?.code;
	return typeof code === 'string' || typeof code === 'number' ? String(code).slice(0, 100) : '';
}

/** Whether a scope is missing. The code is documented for the Storefront API. Other APIs are recognized by their wording. */
export function isScopeError(fault: GraphQlError): boolean {
	return (
		codeOf(fault) === 'INSUFFICIENT_ACCESS_SCOPE' ||
		/\bscopes?\b|not authori[sz]ed|unauthori[sz]ed|forbidden|access denied|permission/i.test(
			fault.message,
		)
	);
}

/** Whether the query exceeds BigCommerce's limit for complexity (10,000) or depth (16). */
export function isComplexityError({ message }: GraphQlError): boolean {
	return (
		/complexity|\b(query|document|request|operation) is too complex/i.test(message) &&
		!/password/i.test(message)
	);
}

/** Whether it is a server error, after which it is unknown what was already done. */
export function isAboutServer(fault: GraphQlError): boolean {
	return (
		/^INTERNAL|TIMEOUT|UNAVAILABLE/i.test(codeOf(fault)) ||
		/\binternal\b.{0,20}\berror\b|\btimed?[ -]?out\b|something went wrong|unexpected error/i.test(
			fault.message,
		)
	);
}

/** Whether the data has any value despite the errors. */
export function holdsSomething(value: unknown): boolean {
	if (Array.isArray(value)) return value.some(holdsSomething);
	if (isObject(value)) return Object.values(value).some(holdsSomething);
	return value !== null && value !== undefined;
}

/** The field of BigCommerce's mutations that contains refusals. */
export const REFUSALS = 'errors';

const DEEPEST = 200;

/**
 * The refusals inside a mutation's data: many of BigCommerce's mutations return a list of `errors`
 * inside `data`, if the document requests it.
 * @param names the names of these lists in the document
 */
export function refusalsIn(
	data: unknown,
	names: ReadonlySet<string> = new Set([REFUSALS]),
	path: Array<string | number> = [],
): GraphQlError[] {
	// BigCommerce accepts no query with this many levels.
	if (path.length > DEEPEST) return [];
	if (Array.isArray(data))
		return data
			.flatMap((value, index) => refusalsIn(value, names, [...path, index]))
			.slice(0, MOST_FAULTS);
	if (!isObject(data)) return [];
	return Object.entries(data).flatMap(([name, value]) => {
		const here = [...path, name];
		if (!names.has(name)) return refusalsIn(value, names, here);
		const entries: unknown[] = Array.isArray(value)
			? value.slice(0, MOST_FAULTS)
			: value
				? [value]
				: [];
		return entries.map((entry) => refusalFrom(entry, here));
	});
}

function refusalFrom(entry: unknown, path: Array<string | number>): GraphQlError {
	if (!isObject(entry)) return { message: textFrom(entry), path };
	const { message, __typename: type } = entry;
	return {
		message: textFrom(
			[message, type].find((value) => typeof value === 'string' && value.trim() !== ''),
		),
		path,
	};
}
