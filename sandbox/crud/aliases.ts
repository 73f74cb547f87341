/** Collections with two paths. The state and the seed use the name on the right. */
export const ALIASES: Record<string, string> = {
	'catalog/variants': 'catalog/products/variants',
	'catalog/categories': 'catalog/trees/categories',
	pages: 'content/pages',
	redirects: 'storefront/redirects',
	tax_classes: 'tax/classes',
};
