import type { Row } from '../../state/row';

/** A group of product fields that the Admin API shows and changes together. */
export interface Group {
	/** The field of the product that shows them. */
	shown: string;
	/** Suffix of the mutations' names. */
	set: string;
	remove: string;
	/** Each field, with its name in REST and in removals. */
	fields: Record<string, { row: string; removed?: string }>;
}

/** Groups whose fields can have overrides by language. */
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

/** The values of a group's fields in the product itself. */
export function valuesOf({ fields }: Group, product: Row): Row {
	return Object.fromEntries(
		Object.entries(fields).map(([name, { row }]) => [name, plain(product[row])]),
	);
}

/** Converts the input to REST fields. */
export function rowFor({ fields }: Group, given: Row): Row {
	return Object.fromEntries(
		Object.entries(given).map(([name, value]) => {
			const { row } = fields[name];
			return [row, row === 'custom_url' ? { url: value, is_customized: true } : value];
		}),
	);
}

/** A URL is an object in REST. */
function plain(value: unknown): unknown {
	return typeof value === 'object' && value !== null ? (value as Row).url : (value ?? '');
}
