import type { Row } from '../../state/row';
import { createEngine } from '../engine';
import { carts, cartOf, toCart } from './carts';
import { catalog } from './catalog';
import { checkouts } from './checkouts';
import { fromGlobalId, needs, type StorefrontContext } from './context';
import { customers } from './customers';
import { login } from './login';
import { products, toProduct } from './products';
import { search } from './search';
import { settings } from './settings';
import { productIn } from './productData';

/** Products and carts can be queried by ID alone. */
const node = {
	Query: {
		node: needs('Unauthenticated', (_root, { id }: { id: string }, context): Row | null => {
			const [type, own] = fromGlobalId(id);
			const row =
				type === 'Product'
					? productIn(context, own)
					: type === 'Cart'
						? cartOf(context, own)
						: undefined;
			return row ? (type === 'Product' ? toProduct(row) : toCart(context.store, row)) : null;
		}),
	},
};

/** The Storefront GraphQL API. */
export const storefrontApi = createEngine<StorefrontContext>({
	name: 'storefront',
	resolvers: [settings, catalog, products, search, carts, checkouts, customers, login, node],
});
