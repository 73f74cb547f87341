/** The type of the node that holds a resource or an operation, e.g. `n8n-nodes-bigcommerce.bigCommerceOrders`. */
export function nodeTypeOf(slug: string): string;
