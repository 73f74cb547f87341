import { z } from 'zod';

/** One entry of GraphQL's `errors`: what could not be answered, and where. Source: the GraphQL specification, section 7. */
export interface GraphQlFault {
	message: string;
	/** The way to the field in the answer; absent where the whole document is meant. */
	path?: Array<string | number>;
	/** Places in the document. */
	locations?: Array<{ line: number; column: number }>;
	extensions?: Record<string, unknown>;
}

const object = z.record(z.unknown()).optional().catch(undefined);

const faultShape = z.object({
	message: z.string().catch('BigCommerce gives no reason'),
	path: z.array(z.union([z.string(), z.number()])).optional().catch(undefined),
	locations: z.array(z.object({ line: z.number(), column: z.number() })).optional().catch(undefined),
	extensions: object,
});

const bodyShape = z.object({
	data: z.record(z.unknown()).nullish().catch(undefined),
	errors: z.array(faultShape.catch({ message: 'BigCommerce gives no reason' })).catch([]),
	extensions: object,
});

/** What a GraphQL API answered, whatever its status. */
export interface GraphQlBody {
	data: Record<string, unknown> | null;
	errors: GraphQlFault[];
	extensions?: Record<string, unknown>;
}

/** Reads the body of an answer. @returns undefined when it is none of GraphQL's, such as a page of a proxy */
export function bodyFrom(body: unknown): GraphQlBody | undefined {
	const { success, data: read } = bodyShape.safeParse(body);
	if (!success || (read.data === undefined && read.errors.length === 0)) return undefined;
	return { data: read.data ?? null, errors: read.errors, ...(read.extensions ? { extensions: read.extensions } : {}) };
}

/** Where a fault is, for people: `account.users`. Empty where the whole document is meant. */
export function placeOf({ path = [] }: GraphQlFault): string {
	return path.join('.');
}

/** A scope is missing. The code is documented for the Storefront API; the others are known by their words. */
export function isAboutScope({ message, extensions }: GraphQlFault): boolean {
	return extensions?.code === 'INSUFFICIENT_ACCESS_SCOPE' || /\bscopes?\b|not authori[sz]ed|unauthori[sz]ed|forbidden|access denied|permission/i.test(message);
}

/** The query asks for more than BigCommerce works out at once: by complexity (10,000), or by depth (16). */
export function isAboutComplexity({ message }: GraphQlFault): boolean {
	return /complex/i.test(message);
}

/** Something was answered: a fault elsewhere left some field filled. */
export function holdsSomething(value: unknown): boolean {
	if (Array.isArray(value)) return value.some(holdsSomething);
	if (typeof value === 'object' && value !== null) return Object.values(value).some(holdsSomething);
	return value !== null && value !== undefined;
}

/**
 * What a mutation was refused for although it was answered: many of BigCommerce's mutations say so in a list of `errors`
 * inside of `data`, when the document asks for it.
 */
export function refusalsIn(data: unknown, path: string[] = []): GraphQlFault[] {
	if (typeof data !== 'object' || data === null || Array.isArray(data)) return [];
	return Object.entries(data).flatMap(([name, value]: [string, unknown]) => (name === 'errors' && Array.isArray(value) ? value.map((each: unknown) => refusalFrom(each, [...path, name])) : refusalsIn(value, [...path, name])));
}

function refusalFrom(entry: unknown, path: string[]): GraphQlFault {
	const { message, __typename: type } = (entry ?? {}) as { message?: unknown; __typename?: unknown };
	const text = [message, type].find((each) => typeof each === 'string' && each !== '');
	return { message: typeof text === 'string' ? text : 'BigCommerce gives no reason', path };
}
