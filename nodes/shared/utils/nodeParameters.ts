import type { INode } from 'n8n-workflow';

import { coerce, InputError } from './coerce';
import { valueAt } from './isObject';
import { msg } from '../text/message';

/** Reads a parameter in any n8n context. */
export type ParameterReader = (name: string, fallback: unknown) => unknown;

/** One setting of a trigger, as read from n8n. */
export interface Setting {
	/** Its label in the form. */
	label: string;
	value: unknown;
	/** It is an expression, so an empty value is an error and not a field left blank. */
	isExpression: boolean;
}

/** The settings of a node by name; `options.output` is one in the collection *Options*. */
export type SettingsReader = (name: string, label: string) => Setting;

/** Reads the settings of a node. */
export function settingsOf(
	read: ParameterReader,
	{ parameters }: Pick<INode, 'parameters'>,
): SettingsReader {
	return (name, label) => {
		const raw = valueAt(parameters, name);
		return {
			label,
			value: raw === undefined ? undefined : valueOf(read, name),
			isExpression: isExpression(raw),
		};
	};
}

/** n8n throws if an expression refers to something missing. This counts as no value. */
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

/** Whether a setting was left blank. @throws InputError if an expression returned no value */
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
	const match = choices.find((choice) => choice === setting.value);
	if (!match)
		throw new InputError(
			msg`"${setting.label}" must be one of ${choices.map((choice) => `"${choice}"`).join(', ')}`,
			'Choose it from the list.',
		);
	return match;
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

/** A list of strings. A single string is a list of one. */
export function textsFrom(setting: Setting, what: string): string[] {
	if (isBlank(setting)) return [];
	const values = Array.isArray(setting.value) ? (setting.value as unknown[]) : [setting.value];
	if (!values.every((value): value is string => typeof value === 'string' && value.trim() !== ''))
		throw new InputError(
			msg`"${setting.label}" must be a list of ${what}`,
			'Choose them from the list.',
		);
	return values;
}

/** A list of IDs as numbers. A single ID is a list of one. Text with several IDs is refused, because the separator is unknown. */
export function idsFrom(setting: Setting, what: string): number[] {
	if (isBlank(setting)) return [];
	const values = Array.isArray(setting.value) ? (setting.value as unknown[]) : [setting.value];
	return values.map((value) => {
		const id = typeof value === 'string' && /^[1-9]\d*$/.test(value.trim()) ? Number(value) : value;
		if (typeof id === 'number' && Number.isSafeInteger(id) && id > 0) return id;
		throw new InputError(
			msg`"${setting.label}" must be a list of ${what}`,
			'Choose them from the list, or enter their IDs as a list, e.g. {{ [1, 2] }}.',
		);
	});
}
