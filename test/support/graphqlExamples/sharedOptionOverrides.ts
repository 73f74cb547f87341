import { fields, picked, type Json } from '../graphqlSteps';
import type { Example } from './example';

const inFrench = { channelId: picked(2), localeCode: picked('fr') };
const localeContext = { channelId: 'bc/store/channel/2', locale: 'fr' };

const example = (
	operation: 'options' | 'modifiers',
	mutation: string,
	given: Json,
	sent: Json,
): Example => ({
	as: 'full',
	parameters: { ...inFrench, ...fields(given) },
	field: `sharedProduct${operation === 'options' ? 'Options' : 'Modifiers'}.${mutation}`,
	given: { input: { localeContext, data: { [operation]: [sent] } } },
});

/** An example of every operation with what shared options say otherwise in a channel or a language. */
export const SHARED_OVERRIDE_EXAMPLES: Record<string, Example> = {
	'sharedOptionOverride.setOption': example(
		'options',
		'setSharedProductOptionsInformation',
		{
			optionId: 1,
			data: { swatch: { displayName: 'Émail', values: [{ valueId: 2, label: 'Céladon' }] } },
		},
		{
			optionId: 'bc/store/sharedProductOption/1',
			data: {
				swatch: {
					displayName: 'Émail',
					values: [{ valueId: 'bc/store/sharedProductOptionValue/2', label: 'Céladon' }],
				},
			},
		},
	),
	'sharedOptionOverride.removeOption': example(
		'options',
		'removeSharedProductOptionsOverrides',
		{ optionId: 1, data: { swatch: { values: { ids: [2] } } } },
		{
			optionId: 'bc/store/sharedProductOption/1',
			data: { swatch: { values: { ids: ['bc/store/sharedProductOptionValue/2'] } } },
		},
	),
	'sharedOptionOverride.setModifier': example(
		'modifiers',
		'setSharedProductModifiersInformation',
		{ modifierId: 2, data: { textField: { displayName: 'Gravure' } } },
		{
			modifierId: 'bc/store/sharedProductModifier/2',
			data: { textField: { displayName: 'Gravure' } },
		},
	),
	'sharedOptionOverride.removeModifier': example(
		'modifiers',
		'removeSharedProductModifiersOverrides',
		{
			modifierId: 2,
			data: { textField: { fields: ['SHARED_TEXT_FIELD_PRODUCT_MODIFIER_DISPLAY_NAME_FIELD'] } },
		},
		{
			modifierId: 'bc/store/sharedProductModifier/2',
			data: { textField: { fields: ['SHARED_TEXT_FIELD_PRODUCT_MODIFIER_DISPLAY_NAME_FIELD'] } },
		},
	),
};
