import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const nodes = JSON.parse(
	readFileSync(join(import.meta.dirname, '..', '..', 'catalog', 'nodes.json'), 'utf8'),
);

/**
 * The type of the node that holds a resource or an operation, e.g. `n8n-nodes-bigcommerce.bigCommerceOrders`.
 *
 * @param {string} slug  of a resource or an operation
 */
export function nodeTypeOf(slug) {
	const [resource] = slug.split('.');
	const node = nodes.find(({ resources }) => resources.includes(resource));
	if (!node) throw new Error(`No node holds ${slug}.`);
	return `n8n-nodes-bigcommerce.${node.type}`;
}
