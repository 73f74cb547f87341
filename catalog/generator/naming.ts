import { camelCase, capitalCase, sentenceCase } from 'change-case';
import pluralize from 'pluralize';

import type { Answer, Method } from '../types';

/** Folder-like segments that group APIs without being a thing. */
const AREAS = new Set(['catalog', 'content', 'marketing', 'storefront', 'infrastructure']);

/** A word of a path in the singular: `custom-fields` → `custom field`. */
export function singular(segment: string): string {
	const words = segment.replaceAll(/[-_]/g, ' ').split(' ');
	const last = words.pop() ?? '';
	return [...words, /^(settings|analytics|status|logs)$/.test(last) ? last : pluralize.singular(last)].join(' ');
}

export interface NamedResource {
	id: string;
	name: string;
	plural: string;
}

/** A resource named after the static segments of its path: `/catalog/products/{product_id}/images` → Product Image. */
export function resourceByRule(collectionPath: string): NamedResource {
	const statics = collectionPath.split('/').filter((segment) => segment && !segment.startsWith('{'));
	const words = statics.filter((segment, index) => index > 0 || !AREAS.has(segment) || statics.length === 1);
	return resourceNamed(words.map(singular).join(' '));
}

/** Completes a resource from its name in the singular. */
export function resourceNamed(name: string, plural?: string): NamedResource {
	const title = name === name.toLowerCase() ? capitalCase(name) : name;
	return { id: camelCase(name.replaceAll(/[()]/g, '')), name: title, plural: plural ?? pluralize(title) };
}

export interface NamedOperation {
	/** The part of the slug behind the resource. */
	verb: string;
	name: string;
}

interface Endpoint {
	method: Method;
	/** What follows the resource's collection path. */
	rest: string;
	answer: Answer['kind'];
	takesArray: boolean;
	/** The collection also has an address per record for the same method. */
	hasItemTwin: boolean;
	/** The collection path ends on a thing of which there is only one. */
	isSingleton: boolean;
	/** The parents' name, where the same collection also exists per parent: `/products/metafields` beside `/products/{product_id}/metafields`. */
	ofAll?: string;
}

/** Names an operation by n8n's conventions: Create, Get, Get Many, Update, Delete, then the path's own words. */
export function operationByRule(endpoint: Endpoint): NamedOperation {
	const { method, rest } = endpoint;
	if (rest === '') return collectionOperation(endpoint);
	if (/^\/\{[^/]+\}$/.test(rest)) return named({ GET: 'Get', PUT: 'Update', POST: 'Create', DELETE: 'Delete' }[method]);
	if (rest === '/count') return named('Get Count');
	const forParent = /^\/(\w+)\/\{[^/]+\}$/.exec(rest);
	const verb = { GET: 'Get', PUT: 'Update', POST: 'Create', DELETE: 'Delete' }[method];
	if (forParent) return named(`${verb} for ${capitalCase(singular(forParent[1]))}`);
	const statics = rest.split('/').filter((segment) => segment && !segment.startsWith('{'));
	return named(method === 'POST' ? capitalCase(statics.join(' ')) : `${verb} ${capitalCase(statics.join(' '))}`);
}

function collectionOperation({ method, answer, takesArray, hasItemTwin, isSingleton, ofAll }: Endpoint): NamedOperation {
	if (ofAll) {
		const verb = { GET: 'Get Many', PUT: 'Update', POST: 'Create', DELETE: 'Delete' }[method];
		return named(method === 'GET' ? `Get Many of All ${ofAll}` : `${verb} in Batch`);
	}
	if (method === 'GET') return named(answer === 'list' ? 'Get Many' : 'Get');
	if (method === 'DELETE') return named(isSingleton ? 'Delete' : 'Delete Many');
	const verb = method === 'POST' ? 'Create' : 'Update';
	return takesArray && hasItemTwin ? { verb: `${verb.toLowerCase()}Batch`, name: `${verb} in Batch` } : named(verb);
}

/** An operation from its label; the slug follows from it. */
export function named(name: string, verb?: string): NamedOperation {
	return { verb: verb ?? camelCase(name), name };
}

/** The sentence in the node creator's list: `Get many products`, `Update a product`, `Update products in batch`. */
export function actionFor(operation: string, resource: NamedResource): string {
	const words = sentenceCase(operation);
	const [verb, ...rest] = words.split(' ');
	const one = lowerUnlessAcronym(resource.name);
	const many = lowerUnlessAcronym(resource.plural);
	const article = one === many || /settings$/.test(one) ? '' : /^[aeio]/i.test(one) ? 'an ' : 'a ';
	if (rest.length === 0) return `${verb} ${article}${one}`;
	if (rest[0] === 'many') return [`${verb} many ${many}`, ...rest.slice(1)].join(' ');
	if (/^(in|for|from|by|to)$/.test(rest[0])) return `${verb} ${/batch/.test(words) ? many : article + one} ${rest.join(' ')}`;
	return `${words} of ${/count/.test(words) ? many : article + one}`;
}

function lowerUnlessAcronym(text: string): string {
	return text.replaceAll(/\b[A-Z][a-z]+/g, (word) => word.toLowerCase());
}
