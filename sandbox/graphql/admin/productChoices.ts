import type { Row } from '../../state/row';
import { connection, type PageArguments } from '../relay';
import { CHOICES, type Choice } from './choiceKinds';
import { readers, restoreChoices, setChoices, shower, type ChoiceInput } from './choices';
import { changes, type AdminContext } from './context';
import { productOf, toProduct } from './products';

const SCOPE = 'store_v2_products';

type Work = typeof setChoices;

const mutation = (choice: Choice, work: Work) =>
	changes(
		SCOPE,
		(_parent, { input }: { input: ChoiceInput & { productId: string } }, { store }) => {
			const product = productOf(store, input.productId);
			work(store, choice, input, product);
			return { product: toProduct(product) };
		},
	);

const lister =
	(choice: Choice) =>
	(product: Row, page: PageArguments, { store }: AdminContext) =>
		connection(
			store.collection(choice.collection).where({ product_id: (product.$row as Row).id }),
			page,
			shower(store, choice),
		);

const { options, modifiers } = CHOICES;

/** Options and modifiers of products, and their overrides by channel and language. */
export const productChoices = {
	Product: { options: lister(options), modifiers: lister(modifiers) },
	ProductMutations: {
		setProductOptionsInformation: mutation(options, setChoices),
		removeProductOptionsOverrides: mutation(options, restoreChoices),
		setProductModifiersInformation: mutation(modifiers, setChoices),
		removeProductModifiersOverrides: mutation(modifiers, restoreChoices),
	},
	...readers(options),
	...readers(modifiers),
};
