import { ALIASES } from './crud/aliases';

/** A step of a path that picks one record of a collection. */
export interface Step {
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
export function shapeOf(path: string): Shape {
	const steps: Step[] = [];
	let collection = '';
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
