/** Collections that two paths show. The name on the right is the one that state and seed use. */
export const ALIASES: Record<string, string> = {
	'catalog/variants': 'catalog/products/variants',
	'catalog/categories': 'catalog/trees/categories',
	pages: 'content/pages',
	redirects: 'storefront/redirects',
	tax_classes: 'tax/classes',
};
