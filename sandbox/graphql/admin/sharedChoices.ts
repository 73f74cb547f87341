import type { Row } from '../../state/row';
import { connection, idOf, type PageArguments } from '../relay';
import { CHOICES, type Choice } from './choiceKinds';
import { readers, restoreChoices, setChoices, shower, type ChoiceInput } from './choices';
import { changes, reads } from './context';

const SCOPE = 'store_v2_products';

const mutation = (choice: Choice, field: string, work: typeof setChoices) =>
	changes(SCOPE, (_parent, { input }: { input: ChoiceInput }, { store }) => ({
		[field]: work(store, choice, input).map(shower(store, choice)),
	}));

const lister = (choice: Choice) =>
	reads(
		SCOPE,
		(
			_store: Row,
			{ filters, ...page }: PageArguments & { filters?: { ids?: string[] | null } | null },
			{ store },
		) => {
			const ids = filters?.ids;
			const rows = store
				.collection(choice.collection)
				.all()
				.filter(({ id }) => !ids || ids.includes(idOf(`store/${choice.id}`, id)));
			return connection(rows, page, shower(store, choice));
		},
	);

const { sharedOptions, sharedModifiers } = CHOICES;

/** Shared options and modifiers. BigCommerce creates them in the control panel; here the seed does. */
export const sharedChoices = {
	Store: {
		sharedProductOptions: lister(sharedOptions),
		sharedProductModifiers: lister(sharedModifiers),
	},
	SharedProductOptionsMutations: {
		setSharedProductOptionsInformation: mutation(sharedOptions, 'sharedProductOptions', setChoices),
		removeSharedProductOptionsOverrides: mutation(
			sharedOptions,
			'sharedProductOptions',
			restoreChoices,
		),
	},
	SharedProductModifiersMutations: {
		setSharedProductModifiersInformation: mutation(
			sharedModifiers,
			'sharedProductModifiers',
			setChoices,
		),
		removeSharedProductModifiersOverrides: mutation(
			sharedModifiers,
			'sharedProductModifiers',
			restoreChoices,
		),
	},
	...readers(sharedOptions),
	...readers(sharedModifiers),
};
