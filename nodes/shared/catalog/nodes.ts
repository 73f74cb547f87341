import type { NodeDefinition } from '../../../catalog/nodeTypes';
import type { Operation, Resource } from '../../../catalog/types';
import { allOperations, allResources } from './catalog';

const definitions = require('../../../catalog/nodes.json') as NodeDefinition[];

/** A node with its part of the catalog. */
export interface NodeContent {
	definition: NodeDefinition;
	resources: readonly Resource[];
	operations: readonly Operation[];
}

/** What a node contains. @param id e.g. `orders` */
export function nodeContent(id: string): NodeContent {
	const definition = definitionOf(id);
	const ids = new Set(definition.resources);
	return {
		definition,
		resources: allResources().filter((resource) => ids.has(resource.id)),
		operations: allOperations().filter(({ resource }) => ids.has(resource)),
	};
}

/** The nodes that a node's resource list names, the nearest first. */
export function sistersOf({ near }: NodeDefinition): NodeDefinition[] {
	return near.map(definitionOf);
}

/** The node that holds a resource. */
export function nodeOf(resource: string): NodeDefinition | undefined {
	return definitions.find(({ resources }) => resources.includes(resource));
}

function definitionOf(id: string): NodeDefinition {
	const definition = definitions.find((candidate) => candidate.id === id);
	if (!definition) throw new Error(`catalog/nodes.yaml has no node ${id}.`);
	return definition;
}
