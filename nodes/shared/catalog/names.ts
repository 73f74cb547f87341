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

/** The label of a body field: `billing_address.city` → `Billing: City`. */
export function fieldLabel(name: string): string {
	if (Object.hasOwn(labels.fields, name)) return labels.fields[name];
	const parts = name.split('.');
	return parts
		.map((part, index) => {
			const parent = index < parts.length - 1 ? labels.parents[part] : undefined;
			return parent ?? labels.fields[part] ?? inWords(part);
		})
		.join(': ');
}

const unitByField = new Map(
	Object.entries(labels.units).flatMap(([unit, fields]) => fields.map((field) => [field, unit])),
);

/** The label of a body field with what its number is counted in: `Weight (Store Unit)`. */
export function labelWithUnit(resource: string, name: string): string {
	const unit = unitByField.get(`${resource} ${name}`);
	return unit ? `${fieldLabel(name)} (${unit})` : fieldLabel(name);
}

/** The label of a filter: `inventory_level:max` → `Inventory Level Up To`, `sku:in` → `SKUs`, `min_date_created` → `Created After`. */
export function filterLabel(name: string): string {
	if (Object.hasOwn(labels.filters, name)) return labels.filters[name];
	const [field, ending] = partsOf(name);
	if (!ending) return fieldLabel(field);
	if (ending === 'in') return pluralOf(fieldLabel(field));
	if (ending === 'not_in') return `Not These ${pluralOf(fieldLabel(field))}`;
	const endings = /(^|_)date(_|$)/.test(field)
		? { ...labels.endings, ...labels.dateEndings }
		: labels.endings;
	return `${fieldLabel(field)} ${endings[ending] ?? inWords(ending)}`;
}

/** The label of a field whose records are picked by name: `Product ID` → `Product`, `Category IDs` → `Categories`. */
export function pickedLabel(label: string): string {
	const [, one, many] = /^(.+) (?:UU)?ID(s?)$/.exec(label) ?? [];
	return one === undefined ? label : many ? pluralOf(one) : one;
}

/** `Category ID` → `Category IDs`, `Currency` → `Currencies`, `Status` → `Statuses`. */
function pluralOf(label: string): string {
	if (/[a-z]s$/.test(label)) return `${label}es`;
	return /[^aeiou]y$/.test(label) ? label.replace(/y$/, 'ies') : `${label}s`;
}

/** V3 writes `total:min`, V2 `min_total`. */
function partsOf(name: string): [field: string, ending?: string] {
	const [, prefix, rest] = /^(min|max)_(.+)$/.exec(name) ?? [];
	if (prefix) return [rest, prefix];
	const [field, ending] = name.replace(/\[\]$/, '').split(':');
	return [field, ending];
}

/**
 * The label of a value: `date_created:desc` → `Created, Descending`. Text that is not a code stays unchanged.
 * @param field whose value it is, if the field has words for it
 */
export function valueLabel(value: string | number | boolean, field = ''): string {
	const text = String(value);
	const word = labels.valuesOf[field]?.[text];
	if (word) return word;
	if (Object.hasOwn(labels.values, text)) return labels.values[text];
	// Three capital letters are a currency, a country or a unit. Longer ones are codes like the others.
	if (/^[A-Z_]{4,}$/.test(text)) return fieldLabel(text.toLowerCase());
	if (typeof value !== 'string' || !/^[a-z0-9_+.:-]+$/.test(text)) return text;
	return text
		.split(':')
		.map((part) => labels.values[part] ?? fieldLabel(part))
		.join(', ');
}
