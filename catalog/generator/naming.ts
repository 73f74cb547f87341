import { camelCase, capitalCase } from 'change-case';
import pluralize from 'pluralize';

import type { Answer, Method } from '../types';

/** Path segments that only group APIs and are not resources. */
const AREAS = new Set(['catalog', 'content', 'marketing', 'storefront', 'infrastructure']);

/** A word of a path in the singular: `custom-fields` → `custom field`. */
export function singular(segment: string): string {
	const words = segment.replaceAll(/[-_]/g, ' ').split(' ');
	const last = words.pop() ?? '';
	return [
		...words,
		/^(settings|analytics|status|logs)$/.test(last) ? last : pluralize.singular(last),
	].join(' ');
}

export interface NamedResource {
	id: string;
	name: string;
	plural: string;
}

/** A resource named after the static segments of its path: `/catalog/products/{product_id}/images` → Product Image. */
export function resourceByRule(collectionPath: string): NamedResource {
	const statics = collectionPath
		.split('/')
		.filter((segment) => segment && !segment.startsWith('{'));
	const words = statics.filter(
		(segment, index) => index > 0 || !AREAS.has(segment) || statics.length === 1,
	);
	return resourceNamed(words.map(singular).join(' '));
}

/** Builds a resource from its singular name. A suffix in parentheses, as in `Customer (V2)`, stays after the plural. */
export function resourceNamed(name: string, plural?: string): NamedResource {
	const title = name === name.toLowerCase() ? capitalCase(name) : name;
	const [, thing, remark] = /^(.*?)( \(.*\))?$/.exec(title) ?? [];
	return {
		id: camelCase(name.replaceAll(/[()]/g, '').replace('B2B', 'B2b')),
		name: title,
		plural: plural ?? `${pluralize(thing)}${remark ?? ''}`,
	};
}

export interface NamedOperation {
	/** The part of the slug after the resource. */
	verb: string;
	name: string;
}

interface Endpoint {
	method: Method;
	/** What follows the resource's collection path. */
	rest: string;
	answer: Answer['kind'];
	takesArray: boolean;
	/** Deletes by a list of IDs, which is its only filter or a required one. */
	deletesByIds: boolean;
	/** Holds many records. */
	isCollection: boolean;
	/** Has no filter, so it deletes all records. */
	deletesAll: boolean;
	/** The collection also has a path per record for the same method. */
	hasItemTwin: boolean;
	/** The parents' name, if the same collection also exists per parent: `/products/metafields` beside `/products/{product_id}/metafields`. */
	ofAll?: string;
}

const VERBS = {
	GET: 'Get',
	HEAD: 'Get',
	PUT: 'Update',
	POST: 'Create',
	PATCH: 'Update',
	DELETE: 'Delete',
} as const;

/** Names an operation by n8n's conventions: Create, Get, Get Many, Update, Delete, then the path's own words. */
export function operationByRule(endpoint: Endpoint): NamedOperation {
	const { method, rest, ofAll } = endpoint;
	const verb = VERBS[method];
	if (rest === '') return named(collectionOperation(endpoint));
	if (/^\/\{[^/]+\}$/.test(rest)) return named(verb);
	if (rest === '/count') return named(ofAll ? `Get Count of All ${ofAll}` : 'Get Count');
	const forParent = /^\/(\w+)\/\{[^/]+\}$/.exec(rest);
	if (forParent) return named(`${verb} for ${capitalCase(singular(forParent[1]))}`);
	const words = rest.split('/').filter((segment) => segment && !segment.startsWith('{'));
	return named(
		method === 'POST' ? capitalCase(words.join(' ')) : `${verb} ${capitalCase(words.join(' '))}`,
	);
}

function collectionOperation({
	method,
	answer,
	takesArray,
	hasItemTwin,
	deletesAll,
	deletesByIds,
	ofAll,
	...endpoint
}: Endpoint): string {
	if (ofAll) return method === 'GET' ? `Get Many of All ${ofAll}` : `${VERBS[method]} in Batch`;
	if (method === 'GET') return answer === 'list' ? 'Get Many' : 'Get';
	if (takesArray && hasItemTwin) return `${VERBS[method]} in Batch`;
	if (method !== 'DELETE' || takesArray) return VERBS[method];
	if (deletesAll) return 'Delete All';
	return endpoint.isCollection && (hasItemTwin || !deletesByIds) ? 'Delete Many' : 'Delete';
}

/** Builds an operation from its label, which determines the slug: `Create or Update in Batch` → upsertBatch. */
export function named(name: string, verb?: string): NamedOperation {
	return {
		verb:
			verb ??
			camelCase(
				name
					.replace(/^Create or Update/, 'Upsert')
					.replace(/ in Batch$/, ' Batch')
					.replace('URLs', 'Urls'),
			),
		name,
	};
}
