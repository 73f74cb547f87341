import type { Row } from '../../state/row';

/** Fields of a product that the Admin API shows and changes together. */
export interface Group {
	/** The field of the product that shows them. */
	shown: string;
	/** How the mutations' names end. */
	set: string;
	remove: string;
	/** Each field: the name that REST has for it, and the one that removals have. */
	fields: Record<string, { row: string; removed?: string }>;
}

/** What can differ between languages of a channel. */
export const GROUPS: Group[] = [
	{
		shown: 'basicInformation',
		set: 'setProductBasicInformation',
		remove: 'removeProductBasicInformationOverrides',
		fields: {
			name: { row: 'name', removed: 'PRODUCT_NAME_FIELD' },
			description: { row: 'description', removed: 'PRODUCT_DESCRIPTION_FIELD' },
		},
	},
	{
		shown: 'seoInformation',
		set: 'setProductSeoInformation',
		remove: 'removeProductSeoInformationOverrides',
		fields: {
			pageTitle: { row: 'page_title', removed: 'PRODUCT_PAGE_TITLE_FIELD' },
			metaDescription: { row: 'meta_description', removed: 'PRODUCT_META_DESCRIPTION_FIELD' },
		},
	},
	{
		shown: 'storefrontDetails',
		set: 'setProductStorefrontDetails',
		remove: 'removeProductStorefrontDetailsOverrides',
		fields: {
			warranty: { row: 'warranty', removed: 'PRODUCT_WARRANTY' },
			availabilityDescription: {
				row: 'availability_description',
				removed: 'PRODUCT_AVAILABILITY_DESCRIPTION_FIELD',
			},
			searchKeywords: { row: 'search_keywords', removed: 'PRODUCT_SEARCH_KEYWORDS' },
		},
	},
	{
		shown: 'preOrderSettings',
		set: 'setProductPreOrderSettings',
		remove: 'removeProductPreOrderSettingsOverrides',
		fields: { message: { row: 'preorder_message', removed: 'PRODUCT_PRE_ORDER_MESSAGE' } },
	},
	{
		shown: 'urlPath',
		set: 'setProductUrlPath',
		remove: 'removeProductUrlPathOverride',
		fields: { path: { row: 'custom_url' } },
	},
];

/** A group's fields as the product itself has them. */
export function valuesOf({ fields }: Group, product: Row): Row {
	return Object.fromEntries(
		Object.entries(fields).map(([name, { row }]) => [name, plain(product[row])]),
	);
}

/** The fields that REST keeps for what was given. */
export function rowFor({ fields }: Group, given: Row): Row {
	return Object.fromEntries(
		Object.entries(given).map(([name, value]) => {
			const { row } = fields[name];
			return [row, row === 'custom_url' ? { url: value, is_customized: true } : value];
		}),
	);
}

/** An address is an object in REST. */
function plain(value: unknown): unknown {
	return typeof value === 'object' && value !== null ? (value as Row).url : (value ?? '');
}
