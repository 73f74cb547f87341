import type { Operation } from '../../../catalog/types';
import { resourceOf } from './catalog';

/** An operation as a person would call it: `Update Product`, `Get Many Products`, `Cart Settings: Get for Channel`. */
export function titleOf(operation: Operation): string {
	const { name, plural } = resourceOf(operation);
	const words = operation.name.split(' ');
	if (words.length === 1) return `${operation.name} ${name}`;
	if (words.length === 2 && words[1] === 'Many') return `${operation.name} ${plural}`;
	return `${name}: ${operation.name}`;
}

/** What goes over the wire, for those who know the API: `PUT /v3/catalog/products/{product_id}`. */
export function endpointOf({ method, server, path }: Operation): string {
	return `${method} ${server === 'payments' ? '' : `/${server}`}${path}`;
}

const ACRONYMS: Record<string, string> = { id: 'ID', uuid: 'UUID', url: 'URL', sku: 'SKU', api: 'API', ids: 'IDs', urls: 'URLs', seo: 'SEO', upc: 'UPC', mpn: 'MPN', gtin: 'GTIN', ip: 'IP', html: 'HTML', ssl: 'SSL', cc: 'CC', bcc: 'BCC', css: 'CSS', js: 'JS' };

/** A parameter or field name in words: `productId` and `product_id` → `Product ID`. */
export function parameterLabel(name: string): string {
	const words = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').split(/[\s_-]+/).filter(Boolean);
	return words.map((word) => ACRONYMS[word.toLowerCase()] ?? `${word[0].toUpperCase()}${word.slice(1).toLowerCase()}`).join(' ');
}

const FILTER_WORDS: Record<string, string> = {
	in: 'Is Any Of',
	not_in: 'Is None Of',
	min: 'From',
	max: 'Up To',
	greater: 'Greater Than',
	less: 'Less Than',
	like: 'Contains',
	not: 'Is Not',
};

/** A filter in words: `inventory_level:max` → `Inventory Level Up To`. */
export function filterLabel(name: string): string {
	const [field, suffix] = name.split(':');
	return suffix ? `${parameterLabel(field)} ${FILTER_WORDS[suffix] ?? parameterLabel(suffix)}` : parameterLabel(field);
}
