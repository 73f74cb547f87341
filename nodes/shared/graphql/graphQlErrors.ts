import { isDeeperThan, MOST_LEVELS } from './documentDepth';
import { isObject } from '../utils/isObject';

/** One entry of GraphQL's `errors`: what could not be answered, and where. Source: the GraphQL specification, section 7. */
export interface GraphQlError {
	message: string;
	/** The way to the field in the answer; absent where the whole document is meant. */
	path?: Array<string | number>;
	/** Places in the document. */
	locations?: Array<{ line: number; column: number }>;
	extensions?: Record<string, unknown>;
}

/** What a GraphQL API answered, whatever its status. */
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
 * Reads the body of an answer. Whatever stands under `errors` counts, also where it is not the list that it should be.
 * @returns undefined when it is none of GraphQL's, such as a page of a proxy, or holds neither data nor errors
 */
export function bodyFrom(body: unknown): GraphQlBody | undefined {
	if (!isObject(body) || isDeeperThan(MOST_LEVELS, body)) return undefined;
	const errors = faultsFrom(body.errors);
	// Errors of another shape are the refusal of something on the way.
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
		return errors.slice(0, MOST_FAULTS).map((each: unknown) => faultFrom(each));
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
	return typeof value === 'string' && value.trim() !== ''
		? value.slice(0, LONGEST_TEXT)
		: NO_REASON;
}

function isPath(value: unknown): value is Array<string | number> {
	return (
		Array.isArray(value) &&
		value.every((each) => typeof each === 'string' || typeof each === 'number')
	);
}

function isPlace(value: unknown): value is { line: number; column: number } {
	return isObject(value) && typeof value.line === 'number' && typeof value.column === 'number';
}

/** Where a fault is, for people: `account.users`. Empty where the whole document is meant. */
export function placeOf({ path = [] }: GraphQlError): string {
	return path.join('.');
}

/** What BigCommerce calls a fault, e.g. `INSUFFICIENT_ACCESS_SCOPE`; empty where it does not. */
export function codeOf({ extensions }: GraphQlError): string {
	const code = extensions?.code;
	return typeof code === 'string' || typeof code === 'number' ? String(code).slice(0, 100) : '';
}

/** A scope is missing. The code is documented for the Storefront API; the others are known by their words. */
export function isScopeError(fault: GraphQlError): boolean {
	return (
		codeOf(fault) === 'INSUFFICIENT_ACCESS_SCOPE' ||
		/\bscopes?\b|not authori[sz]ed|unauthori[sz]ed|forbidden|access denied|permission/i.test(
			fault.message,
		)
	);
}

/** The query asks for more than BigCommerce works out at once: by complexity (10,000), or by depth (16). */
export function isComplexityError({ message }: GraphQlError): boolean {
	return (
		/complexity|\b(query|document|request|operation) is too complex/i.test(message) &&
		!/password/i.test(message)
	);
}

/** Something broke on BigCommerce's side, which says nothing about what had been done by then. */
export function isAboutServer(fault: GraphQlError): boolean {
	return (
		/^INTERNAL|TIMEOUT|UNAVAILABLE/i.test(codeOf(fault)) ||
		/\binternal\b.{0,20}\berror\b|\btimed?[ -]?out\b|something went wrong|unexpected error/i.test(
			fault.message,
		)
	);
}

/** Something was answered: a fault elsewhere left some field filled. */
export function holdsSomething(value: unknown): boolean {
	if (Array.isArray(value)) return value.some(holdsSomething);
	if (isObject(value)) return Object.values(value).some(holdsSomething);
	return value !== null && value !== undefined;
}

/** The field of BigCommerce's mutations that says what was refused. */
export const REFUSALS = 'errors';

const DEEPEST = 200;

/**
 * What a mutation was refused for although it was answered: many of BigCommerce's mutations say so in a list of `errors`
 * inside of `data`, when the document asks for it.
 * @param names what the document calls these lists
 */
export function refusalsIn(
	data: unknown,
	names: ReadonlySet<string> = new Set([REFUSALS]),
	path: Array<string | number> = [],
): GraphQlError[] {
	// BigCommerce takes no query of so many levels.
	if (path.length > DEEPEST) return [];
	if (Array.isArray(data))
		return data
			.flatMap((each, index) => refusalsIn(each, names, [...path, index]))
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
		return entries.map((each) => refusalFrom(each, here));
	});
}

function refusalFrom(entry: unknown, path: Array<string | number>): GraphQlError {
	if (!isObject(entry)) return { message: textFrom(entry), path };
	const { message, __typename: type } = entry;
	return {
		message: textFrom(
			[message, type].find((each) => typeof each === 'string' && each.trim() !== ''),
		),
		path,
	};
}
