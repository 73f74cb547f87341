import type { INode } from 'n8n-workflow';

import { coerce, InputError } from './coerce';
import { isObject } from '../../BigCommerceTrigger/shape';
import { msg } from '../text/message';

/** What reads a parameter, whichever of n8n's contexts it is in. */
export type ParameterReader = (name: string, fallback: unknown) => unknown;

/** One setting of a trigger, as n8n gives it. */
export interface Setting {
	/** As the form calls it. */
	label: string;
	value: unknown;
	/** An expression fills it in, so that nothing means something went wrong and not that it was left blank. */
	isExpression: boolean;
}

/** The settings of a node by name; `options.output` is one in the collection *Options*. */
export type SettingsReader = (name: string, label: string) => Setting;

/** Gives out the settings of a node. */
export function settingsOf(
	read: ParameterReader,
	{ parameters }: Pick<INode, 'parameters'>,
): SettingsReader {
	return (name, label) => {
		const raw = name
			.split('../../BigCommerceTrigger/catchUp')
			.reduce<unknown>((from, field) => (isObject(from) ? from[field] : undefined), parameters);
		return {
			label,
			value: raw === undefined ? undefined : valueOf(read, name),
			isExpression: isExpression(raw),
		};
	};
}

/** An expression that asks for something that is not there makes n8n throw; it has no value then, as others that give none. */
function valueOf(read: ParameterReader, name: string): unknown {
	try {
		return read(name, null);
	} catch {
		return undefined;
	}
}

function isExpression(value: unknown): boolean {
	return typeof value === 'string' && value.startsWith('=');
}

/** Whether a setting was left blank. @throws InputError where a value was meant, and there is none */
export function isBlank({ label, value, isExpression: isMeant }: Setting): boolean {
	const isEmpty =
		value === undefined ||
		value === null ||
		(typeof value === 'string' && value.trim() === '') ||
		(Array.isArray(value) && value.length === 0);
	if (isEmpty && (isMeant || value === null))
		throw new InputError(
			msg`"${label}" has no value`,
			'Its expression returns nothing. A trigger has no input, so $json is empty when the workflow is published. Correct the expression, or remove it.',
		);
	return isEmpty;
}

export function switchFrom(setting: Setting, fallback: boolean): boolean {
	return isBlank(setting)
		? fallback
		: (coerce(setting.value, { type: 'boolean' }, setting.label) as boolean);
}

export function choiceFrom<Choice extends string>(
	setting: Setting,
	choices: readonly [Choice, ...Choice[]],
): Choice {
	if (isBlank(setting)) return choices[0];
	const found = choices.find((each) => each === setting.value);
	if (!found)
		throw new InputError(
			msg`"${setting.label}" must be one of ${choices.map((each) => `"${each}"`).join(', ')}`,
			'Choose it from the list.',
		);
	return found;
}

export function numberFrom(
	setting: Setting,
	fallback: number,
	[least, most]: [number, number],
): number {
	if (isBlank(setting)) return fallback;
	const isRounded =
		typeof setting.value === 'number' && Math.abs(setting.value) > Number.MAX_SAFE_INTEGER;
	const number = isRounded
		? Infinity
		: (coerce(setting.value, { type: 'number' }, setting.label) as number);
	if (number < least || number > most)
		throw new InputError(msg`"${setting.label}" must be from ${least} to ${most}`);
	return number;
}

/** Values of a list that each have to be a text. A single text is a list of one. */
export function textsFrom(setting: Setting, what: string): string[] {
	if (isBlank(setting)) return [];
	const values = Array.isArray(setting.value) ? (setting.value as unknown[]) : [setting.value];
	if (!values.every((each): each is string => typeof each === 'string' && each.trim() !== ''))
		throw new InputError(
			msg`"${setting.label}" must be a list of ${what}`,
			'Choose them from the list.',
		);
	return values;
}

/** IDs of a list, as numbers. A single one is a list of one; text with several is none, because nobody can say what separates them. */
export function idsFrom(setting: Setting, what: string): number[] {
	if (isBlank(setting)) return [];
	const values = Array.isArray(setting.value) ? (setting.value as unknown[]) : [setting.value];
	return values.map((each) => {
		const id = typeof each === 'string' && /^[1-9]\d*$/.test(each.trim()) ? Number(each) : each;
		if (typeof id === 'number' && Number.isSafeInteger(id) && id > 0) return id;
		throw new InputError(
			msg`"${setting.label}" must be a list of ${what}`,
			'Choose them from the list, or enter their IDs as a list, e.g. {{ [1, 2] }}.',
		);
	});
}
