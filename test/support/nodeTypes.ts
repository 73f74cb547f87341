import nodes from '../../catalog/nodes.json';

/** The node that holds a resource, as n8n names it within the package. */
export function nodeTypeOf(resource: string): string {
	const node = nodes.find(({ resources }) => resources.includes(resource));
	// A resource that does not exist is tried in a node that does.
	return node?.type ?? 'bigCommerceProducts';
}
