/** The shape of catalog/nodes.json: which resource is in which node. Written by hand in catalog/nodes.yaml. */

/** A node for one area of BigCommerce. */
export interface NodeDefinition {
	/** Short name within this package, e.g. `orders`. */
	id: string;
	/** As shown in n8n. */
	name: string;
	/** n8n's node type without the package name. Saved in workflows. */
	type: string;
	description: string;
	/** What it holds, for the resource lists of its sister nodes. */
	holds: string;
	/** Short names of the sister nodes that its resource list names. */
	near: string[];
	/** The resource that a new node starts with. */
	main: string;
	/** What its documentation adds, in Markdown. */
	remark?: string;
	/** Slugs of its resources. */
	resources: string[];
}
