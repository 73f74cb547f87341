import {
	fieldLabel,
	filterLabel,
	parameterLabel,
	valueLabel,
} from '../../../nodes/shared/catalog/names';

describe('labels', () => {
	it.each([
		['productId', 'Product'],
		['widgetTemplateUuid', 'Widget Template'],
		['cartId', 'Cart ID'],
		['currencyCode', 'Currency'],
	])('the parameter %s is called "%s"', (name, label) => expect(parameterLabel(name)).toBe(label));

	it.each([
		['billing_address.country_iso2', 'Billing: Country Code'],
		['custom_url.url', 'URL: Path'],
		['upc', 'UPC'],
		['max_uses_per_customer', 'Uses per Customer'],
		['ready_at', 'Ready At'],
		['total_inc_tax', 'Total Incl. Tax'],
	])('the field %s is called "%s"', (name, label) => expect(fieldLabel(name)).toBe(label));

	it.each([
		['inventory_level:max', 'Inventory Level Up To'],
		['date_modified:min', 'Modified After'],
		['max_date_created', 'Created Before'],
		['min_total', 'Total At Least'],
		['name:like', 'Name Contains'],
		['sku:in', 'SKUs'],
		['currency:in', 'Currencies'],
		['status:in', 'Statuses'],
		['id:not_in', 'Not These IDs'],
		['module:not', 'Module Is Not'],
	])('the filter %s is called "%s"', (name, label) => expect(filterLabel(name)).toBe(label));

	it.each([
		['date_created:desc', 'Created, Descending'],
		['free_shipping', 'Free Shipping'],
		['export+only', 'Export Only'],
		['JPY', 'JPY'],
		['KGS', 'Kilograms'],
		['ON_ORDER_CREATION', 'On Order Creation'],
		['text/html', 'text/html'],
		['birthday.html', 'Birthday'],
		[3, '3'],
	])('the value %s is called "%s"', (value, label) => expect(valueLabel(value)).toBe(label));

	it('a field has words for its values where the general ones say too little', () => {
		expect(valueLabel('read', 'permission_set')).toBe('Read by Other Apps');
		expect(valueLabel('read')).toBe('Read');
	});
});
