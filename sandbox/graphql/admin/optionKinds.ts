import type { Row } from '../../state/row';

/** Names in the Admin API for a kind of option or modifier. */
interface OptionKind {
	type: string;
	/** The field of a mutation's union. */
	input: string;
	/** The type of its values. */
	value: string;
}

/** Options create variants, modifiers do not. Both are handled the same way. */
export interface OptionType {
	collection: string;
	/** In global IDs. */
	id: string;
	/** Field names for the list and its entries in mutations. */
	list: string;
	given: string;
	/** By REST's names. */
	kinds: Record<string, OptionKind>;
}

const kind = (
	name: string,
	of: string,
	input: string,
	value = `${name}${of}Value`,
): OptionKind => ({ type: `${name}Product${of}`, input, value });

const shared = (
	name: string,
	of: string,
	input: string,
	value = `${name}SharedProduct${of}Value`,
): OptionKind => ({ type: `${name}SharedProduct${of}`, input, value });

/** Options and modifiers of products, and those that products share, by the kinds that REST has. */
export const OPTION_TYPES: Record<
	'options' | 'modifiers' | 'sharedOptions' | 'sharedModifiers',
	OptionType
> = {
	options: {
		collection: 'catalog/products/options',
		id: 'productOption',
		list: 'options',
		given: 'optionId',
		kinds: {
			dropdown: kind('Dropdown', 'Option', 'dropdown'),
			radio_buttons: kind('RadioButtons', 'Option', 'radioButtons'),
			rectangles: kind('RectangleList', 'Option', 'rectangleList'),
			swatch: kind('Swatch', 'Option', 'swatch'),
		},
	},
	modifiers: {
		collection: 'catalog/products/modifiers',
		id: 'productModifier',
		list: 'modifiers',
		given: 'modifierId',
		kinds: {
			checkbox: kind('Checkbox', 'Modifier', 'checkbox'),
			date: kind('DateField', 'Modifier', 'dateField'),
			dropdown: kind('Dropdown', 'Modifier', 'dropdown', 'DropdownProductModifierValue'),
			file: kind('FileUpload', 'Modifier', 'fileUpload'),
			multi_line_text: kind('MultilineTextField', 'Modifier', 'multiLineTextField'),
			numbers_only_text: kind('NumbersOnlyTextField', 'Modifier', 'numberField'),
			product_list: kind('PickList', 'Modifier', 'pickList'),
			product_list_with_images: kind('PickList', 'Modifier', 'pickList'),
			radio_buttons: kind('RadioButtons', 'Modifier', 'radioButtons'),
			rectangles: kind('RectangleList', 'Modifier', 'rectangleList'),
			swatch: kind('Swatch', 'Modifier', 'swatch', 'SwatchProductModifierValue'),
			text: kind('TextField', 'Modifier', 'textField'),
		},
	},
	sharedOptions: {
		collection: 'shared-options',
		id: 'sharedProductOption',
		list: 'options',
		given: 'optionId',
		kinds: {
			dropdown: shared('Dropdown', 'Option', 'dropdown', 'DropdownSharedOptionValue'),
			radio_buttons: shared(
				'RadioButtons',
				'Option',
				'radioButtons',
				'RadioButtonsSharedOptionValue',
			),
			rectangles: shared(
				'RectangleList',
				'Option',
				'rectangleList',
				'RectangleListSharedOptionValue',
			),
			swatch: shared('Swatch', 'Option', 'swatch', 'SwatchSharedOptionValue'),
		},
	},
	sharedModifiers: {
		collection: 'shared-modifiers',
		id: 'sharedProductModifier',
		list: 'modifiers',
		given: 'modifierId',
		kinds: {
			checkbox: shared('Checkbox', 'Modifier', 'checkbox'),
			date: shared('DateField', 'Modifier', 'dateField'),
			dropdown: shared('Dropdown', 'Modifier', 'dropdown'),
			file: shared('FileUpload', 'Modifier', 'fileUpload'),
			multi_line_text: shared('MultilineTextField', 'Modifier', 'multiLineTextField'),
			numbers_only_text: shared('NumbersOnlyTextField', 'Modifier', 'numberField'),
			radio_buttons: shared('RadioButtons', 'Modifier', 'radioButtons'),
			rectangles: shared('RectangleList', 'Modifier', 'rectangleList'),
			swatch: shared('Swatch', 'Modifier', 'swatch'),
			text: shared('TextField', 'Modifier', 'textField'),
		},
	},
};

/** The kind of an option or modifier. Unknown kinds count as a drop-down list. */
export function kindOf({ kinds }: OptionType, { type }: Row): OptionKind {
	return kinds[String(type)] ?? kinds.dropdown;
}
