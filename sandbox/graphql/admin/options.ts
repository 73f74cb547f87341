import type { Row } from '../../state/row';
import { connection, idOf, type PageArguments } from '../relay';
import { changes, reads, type AdminContext } from './context';
import {
	overrideResolvers,
	removeOptionOverrides,
	setOptions,
	toOption,
	type OptionInput,
} from './optionChanges';
import { OPTION_TYPES, type OptionType } from './optionKinds';
import { productOf, toProduct } from './products';

const SCOPE = 'store_v2_products';

const productMutation = (optionType: OptionType, work: typeof setOptions) =>
	changes(
		SCOPE,
		(_parent, { input }: { input: OptionInput & { productId: string } }, { store }) => {
			const product = productOf(store, input.productId);
			work(store, optionType, input, product);
			return { product: toProduct(product) };
		},
	);

const listOfProduct =
	(optionType: OptionType) =>
	(product: Row, page: PageArguments, { store }: AdminContext) =>
		connection(
			store.collection(optionType.collection).where({ product_id: (product.$row as Row).id }),
			page,
			toOption(store, optionType),
		);

const { options, modifiers } = OPTION_TYPES;

/** Options and modifiers of products, and their overrides by channel and language. */
export const productOptions = {
	Product: { options: listOfProduct(options), modifiers: listOfProduct(modifiers) },
	ProductMutations: {
		setProductOptionsInformation: productMutation(options, setOptions),
		removeProductOptionsOverrides: productMutation(options, removeOptionOverrides),
		setProductModifiersInformation: productMutation(modifiers, setOptions),
		removeProductModifiersOverrides: productMutation(modifiers, removeOptionOverrides),
	},
	...overrideResolvers(options),
	...overrideResolvers(modifiers),
};

const sharedMutation = (optionType: OptionType, field: string, work: typeof setOptions) =>
	changes(SCOPE, (_parent, { input }: { input: OptionInput }, { store }) => ({
		[field]: work(store, optionType, input).map(toOption(store, optionType)),
	}));

const listOfStore = (optionType: OptionType) =>
	reads(
		SCOPE,
		(
			_store: Row,
			{ filters, ...page }: PageArguments & { filters?: { ids?: string[] | null } | null },
			{ store },
		) => {
			const ids = filters?.ids;
			const rows = store
				.collection(optionType.collection)
				.all()
				.filter(({ id }) => !ids || ids.includes(idOf(`store/${optionType.id}`, id)));
			return connection(rows, page, toOption(store, optionType));
		},
	);

const { sharedOptions, sharedModifiers } = OPTION_TYPES;

/** Shared options and modifiers. BigCommerce creates them in the control panel; here the seed does. */
export const sharedProductOptions = {
	Store: {
		sharedProductOptions: listOfStore(sharedOptions),
		sharedProductModifiers: listOfStore(sharedModifiers),
	},
	SharedProductOptionsMutations: {
		setSharedProductOptionsInformation: sharedMutation(
			sharedOptions,
			'sharedProductOptions',
			setOptions,
		),
		removeSharedProductOptionsOverrides: sharedMutation(
			sharedOptions,
			'sharedProductOptions',
			removeOptionOverrides,
		),
	},
	SharedProductModifiersMutations: {
		setSharedProductModifiersInformation: sharedMutation(
			sharedModifiers,
			'sharedProductModifiers',
			setOptions,
		),
		removeSharedProductModifiersOverrides: sharedMutation(
			sharedModifiers,
			'sharedProductModifiers',
			removeOptionOverrides,
		),
	},
	...overrideResolvers(sharedOptions),
	...overrideResolvers(sharedModifiers),
};
