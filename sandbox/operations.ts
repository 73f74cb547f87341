import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog, Operation, QueryParameter } from '../catalog/types';

/** Identifies an operation without its slug, which may still change: `GET v3 /hooks`. */
export function keyOf(operation: Operation): string {
	return `${operation.method} ${operation.server} ${operation.path}`;
}

/** Query parameters of an operation, including those of its paging that the specification lacks. */
export function queryOf({ query, paging }: Operation): QueryParameter[] {
	const paged = paging && ['page', 'v2'].includes(paging.kind) ? ['page', 'limit'] : [];
	const missing = paged.filter((name) => !query.some((parameter) => parameter.name === name));
	return [
		...query,
		...missing.map((name): QueryParameter => ({
			name,
			schema: { type: 'integer' },
			role: 'paging',
		})),
	];
}

/** All operations of the catalog with a path. Read as text, because an import would make TypeScript infer a megabyte of types. */
export function loadOperations(): Operation[] {
	const text = readFileSync(join(__dirname, '../catalog/operations.json'), 'utf8');
	// Custom requests have no fixed path.
	return (JSON.parse(text) as Catalog).operations.filter(({ custom }) => !custom);
}

/** Collections with two paths. The state and the seed use the name on the right. */
const ALIASES: Record<string, string> = {
	'catalog/variants': 'catalog/products/variants',
	'catalog/categories': 'catalog/trees/categories',
	pages: 'content/pages',
	redirects: 'storefront/redirects',
	tax_classes: 'tax/classes',
};

/** A step of a path that picks one record of a collection. */
interface Step {
	collection: string;
	parameter: string;
}

/** The target of a path: a collection or one of its records, and its parent records. */
export interface Shape {
	/** The path without its parameters: `/catalog/products/{product_id}/images` → `catalog/products/images`. */
	collection: string;
	parents: Step[];
	/** The parameter that picks the record, if the path ends with one. */
	item?: string;
}

const PARAMETER = /^\{(.+)\}$/;

/**
 * Reads a path as a collection or one of its records. Leaving out the parameters makes lists below a parent and
 * across parents (`/catalog/products/{product_id}/metafields`, `/catalog/products/metafields`) the same collection.
 */
export function shapeOf({ path, server }: Pick<Operation, 'path' | 'server'>): Shape {
	const steps: Step[] = [];
	// B2B Edition has separate orders, channels and payments.
	let collection = server === 'b2b' ? 'b2b' : '';
	for (const segment of path.split('/').filter(Boolean)) {
		const parameter = PARAMETER.exec(segment)?.[1];
		if (parameter) {
			steps.push({ collection, parameter });
			continue;
		}
		const name = collection ? `${collection}/${segment}` : segment;
		collection = ALIASES[name] ?? name;
	}
	const item = path.endsWith('}') ? steps.pop()?.parameter : undefined;
	return { collection, parents: steps, item };
}

/** Settings that exist once per channel. The path looks like a record's, but they always exist. */
const SETTINGS_PER_CHANNEL = /settings\/channels$/;

function findCollections(): Set<string> {
	const names = new Set<string>();
	for (const operation of loadOperations()) {
		const { collection, item } = shapeOf(operation);
		if (SETTINGS_PER_CHANNEL.test(collection)) continue;
		const lists = operation.method === 'GET' && operation.answer.kind === 'list';
		const takesMany = operation.method === 'PUT' && operation.body?.schema.type === 'array';
		if (item || lists || takesMany) names.add(collection);
	}
	return names;
}

const COLLECTIONS = findCollections();

/** Checks whether a name is a collection. If not, it is a singleton. */
export function isCollection(name: string): boolean {
	return COLLECTIONS.has(name);
}
