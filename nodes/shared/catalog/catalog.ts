import type { Catalog, Operation, Resource } from '../../../catalog/types';

// require, so that the compiler uses this type instead of inferring one from half a megabyte of data
const generated = require('../../../catalog/operations.json') as Catalog;
const graphQl = require('../../../catalog/graphql.json') as Catalog;
const upserts = require('../../../catalog/upserts.json') as Catalog;
const steps = require('../../../catalog/steps.json') as Catalog;
const own = require('../../../catalog/localOperations.json') as Catalog;
const custom = require('../../../catalog/custom.json') as Catalog;

// Custom requests come last, as a fallback.
const resources = [
	...[...generated.resources, ...graphQl.resources, ...own.resources].sort((a, b) => byName(a, b)),
	...custom.resources,
];
const operations = [
	...generated.operations,
	...graphQl.operations,
	...upserts.operations,
	...steps.operations,
	...own.operations,
	...custom.operations,
];

const ofOneRequest = operations.filter(({ own, graphql, custom }) => !own && !graphql && !custom);
const operationById = new Map(operations.map((operation) => [operation.id, operation]));
const resourceById = new Map(resources.map((resource) => [resource.id, resource]));
const operationsByResource = new Map<string, Operation[]>(
	resources.map((resource) => [resource.id, []]),
);
for (const operation of operations) operationsByResource.get(operation.resource)?.push(operation);

/** Every resource, by name. */
export function allResources(): readonly Resource[] {
	return resources;
}

/** Every operation, by slug. */
export function allOperations(): readonly Operation[] {
	return operations;
}

/** The operations that are one request to an address: method and path identify them. */
export function requestOperations(): readonly Operation[] {
	return ofOneRequest;
}

/** The operation with a slug, e.g. `product.update`; undefined if the catalog has none. */
export function operationOf(id: string): Operation | undefined {
	return operationById.get(id);
}

/** The resource an operation belongs to. */
export function resourceOf({ resource, id }: Operation): Resource {
	const definition = resourceById.get(resource);
	if (!definition) throw new Error(`The catalog has no resource for ${id}.`);
	return definition;
}

/** The operations of a resource in the usual order: create, read, update, delete, then the rest by name. */
export function operationsOf(resource: string): readonly Operation[] {
	return operationsByResource.get(resource) ?? [];
}

/** Compares two names without regard to case. All of them are English: `localeCompare` would load the rules of a language for it. */
export function byName(a: { name: string }, b: { name: string }): number {
	const [left, right] = [a.name.toLowerCase(), b.name.toLowerCase()];
	return left < right ? -1 : left > right ? 1 : 0;
}
