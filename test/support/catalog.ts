import customFile from '../../catalog/custom.json';
import graphQlFile from '../../catalog/graphql.json';
import generatedFile from '../../catalog/operations.json';
import ownFile from '../../catalog/localOperations.json';
import stepsFile from '../../catalog/steps.json';
import upsertFile from '../../catalog/upserts.json';
import type { Catalog } from '../../catalog/types';

const [generated, graphQl, upserts, steps, own, custom] = [
	generatedFile,
	graphQlFile,
	upsertFile,
	stepsFile,
	ownFile,
	customFile,
] as unknown as Catalog[];

/** What the committed files of the catalogue hold, put together anew instead of asking the node. */
export const operations = [
	...generated.operations,
	...graphQl.operations,
	...upserts.operations,
	...steps.operations,
	...own.operations,
	...custom.operations,
];
export const resources = [
	...[...generated.resources, ...graphQl.resources, ...own.resources].sort((a, b) =>
		a.name.localeCompare(b.name),
	),
	...custom.resources,
];

/** Those that are asked for in GraphQL. */
export const graphQlOperations = graphQl.operations;
