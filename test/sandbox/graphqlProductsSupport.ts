import { prepareAdminApi } from './graphqlAdminSupport';

/** A language of a channel, in which the text of products may differ. */
export const PLACE = { channelId: 'bc/store/channel/2', locale: 'fr' };
export const PRODUCT_ID = 'bc/store/product/77';

export const capitalize = (name: string) => name[0].toUpperCase() + name.slice(1);

/** A sandbox for the tests of a file, and how products are read and changed by GraphQL. */
export function prepareProductsApi() {
	const { sandbox, admin } = prepareAdminApi();
	return {
		sandbox,
		admin,
		/** Runs one of the mutations of products. */
		change: async (name: string, input: object, result = 'product { id }', token?: string) =>
			admin(
				`mutation ($input: ${capitalize(name)}Input!) { product { ${name}(input: $input) { ${result} } } }`,
				{ input: { productId: PRODUCT_ID, ...input } },
				token,
			),
	};
}
