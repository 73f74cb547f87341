import type { Operation } from '../../../catalog/types';
import { resourceOf } from './catalog';
import { labels, pickerOf } from './forms';

/** The title of an operation: `Update Product`, `Get Many Products`, `Cart Settings: Get for Channel`. */
export function titleOf(operation: Operation): string {
	const { name, plural } = resourceOf(operation);
	const words = operation.name.split(' ');
	if (words.length === 1) return `${operation.name} ${name}`;
	if (words.length === 2 && words[1] === 'Many') return `${operation.name} ${plural}`;
	return `${name}: ${operation.name}`;
}

/** The endpoint of an operation: `PUT /v3/catalog/products/{product_id}`. */
export function endpointOf({ method, server, path, own, graphql }: Operation): string {
	if (graphql)
		return `${graphql.field} (GraphQL ${graphql.api === 'account' ? 'Account' : 'Admin'} API)`;
	if (own)
		return own.kind === 'chain'
			? `${own.steps.length} requests, one after the other`
			: 'Done by n8n with the client secret, without a request';
	return `${method} ${server === 'payments' ? '' : `/${server}`}${path}`;
}

/** A name as a label: `productId` and `product_id` → `Product ID`. */
function inWords(name: string): string {
	const words = name
		.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
		.split(/[\s_+-]+/)
		.filter(Boolean);
	return words
		.map((word, index) => inTitle(word.toLowerCase(), index > 0 && index < words.length - 1))
		.join(' ');
}

function inTitle(word: string, isBetween: boolean): string {
	if (isBetween && labels.small.includes(word)) return word;
	return labels.words[word] ?? `${word[0].toUpperCase()}${word.slice(1)}`;
}

/** The label of a node parameter. Picked parameters are named after the resource: `productId` → `Product`. */
export function parameterLabel(name: string): string {
	const label = inWords(name);
	return pickerOf(name) ? label.replace(/ (ID|UUID|Code)$/, '') : label;
}

/** The label of a body field: `billing_address.city` → `Billing Address: City`. */
export function fieldLabel(name: string): string {
	return (
		labels.fields[name] ??
		name
			.split('.')
			.map((part) => labels.fields[part] ?? inWords(part))
			.join(': ')
	);
}

/** The label of a filter: `inventory_level:max` → `Inventory Level Up To`, `min_date_created` → `Created After`. */
export function filterLabel(name: string): string {
	if (Object.hasOwn(labels.filters, name)) return labels.filters[name];
	const [field, ending] = partsOf(name);
	if (!ending) return fieldLabel(field);
	const endings = /(^|_)date(_|$)/.test(field)
		? { ...labels.endings, ...labels.dateEndings }
		: labels.endings;
	return `${fieldLabel(field)} ${endings[ending] ?? inWords(ending)}`;
}

/** V3 writes `total:min`, V2 `min_total`. */
function partsOf(name: string): [field: string, ending?: string] {
	const [, prefix, rest] = /^(min|max)_(.+)$/.exec(name) ?? [];
	if (prefix) return [rest, prefix];
	const [field, ending] = name.split(':');
	return [field, ending];
}

/** The label of a value: `date_created:desc` → `Created, Descending`. Text that is not a code stays unchanged. */
export function valueLabel(value: string | number | boolean): string {
	const text = String(value);
	if (Object.hasOwn(labels.values, text)) return labels.values[text];
	// Three capital letters are a currency, a country or a unit. Longer ones are codes like the others.
	if (/^[A-Z_]{4,}$/.test(text)) return fieldLabel(text.toLowerCase());
	if (typeof value !== 'string' || !/^[a-z0-9_+.:-]+$/.test(text)) return text;
	return text
		.split(':')
		.map((part) => labels.values[part] ?? fieldLabel(part))
		.join(', ');
}
