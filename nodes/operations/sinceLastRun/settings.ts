import type { ResourceMapperField } from 'n8n-workflow';

import type { Operation, SinceMode } from '../../../catalog/types';
import { msg } from '../../shared/text/message';
import { isBlank } from '../../shared/utils/blank';
import { InputError } from '../../shared/utils/coerce';
import { writeDate } from '../requests/dates';
import { withoutValue } from '../requests/withoutValue';
import { waysOf, whyNot } from './lists';
import type { FirstRun, SinceSettings } from './types';

/** The settings among the filters of a list, by the names under which workflows save them. */
const LABELS = {
	sinceLastRun: 'Since Last Run',
	firstRun: 'First Run',
	firstRunFrom: 'First Run From',
	movePlace: 'Move Place',
} as const;

type Name = keyof typeof LABELS;

const MODES: Array<{ name: string; value: SinceMode }> = [
	{ name: 'New', value: 'new' },
	{ name: 'New or Changed', value: 'changed' },
];

const FIRST_RUN = [
	{ name: 'From Now', value: 'now', description: 'The first run outputs nothing' },
	{ name: 'From Date', value: 'date', description: 'The date in First Run From' },
	{ name: 'From the Beginning', value: 'beginning' },
];

const MOVE_PLACE = [
	{ name: 'When Read', value: 'read', description: 'Also if a later node fails' },
	{
		name: 'When Confirmed',
		value: 'confirmed',
		description: 'By BigCommerce API, Reading Place: Confirm',
	},
];

/** The fields of the form for reading a list since the last run; none if it cannot be read in this way. */
export function sinceFields(operation: Operation): ResourceMapperField[] {
	const ways = waysOf(operation);
	if (!ways) return [];
	const field = (id: Name, more: Partial<ResourceMapperField>): ResourceMapperField => ({
		id,
		displayName: LABELS[id],
		required: false,
		defaultMatch: false,
		display: true,
		...more,
	});
	return [
		field('sinceLastRun', {
			type: 'options',
			options: MODES.filter(({ value }) => ways[value]),
		}),
		field('firstRun', { type: 'options', options: FIRST_RUN }),
		field('firstRunFrom', { type: 'dateTime' }),
		field('movePlace', { type: 'options', options: MOVE_PLACE }),
	];
}

/**
 * Takes the settings for reading since the last run out of the filters of an item.
 * @param zone the time zone for a date without one
 * @throws InputError if a setting has no value or a wrong one, if the list cannot be read in this way, or if a filter contradicts it
 */
export function takeSinceSettings(
	operation: Operation,
	all: Record<string, unknown>,
	zone?: string,
): { filters: Record<string, unknown>; since?: SinceSettings } {
	const names = (Object.keys(LABELS) as Name[]).filter((name) => Object.hasOwn(all, name));
	if (names.length === 0) return { filters: all };
	const filters = Object.fromEntries(
		Object.entries(all).filter(([name]) => !Object.hasOwn(LABELS, name)),
	);
	const blank = names.find((name) => isBlank(all[name]));
	if (blank) throw withoutValue(LABELS[blank]);
	if (!Object.hasOwn(all, 'sinceLastRun'))
		throw new InputError(
			msg`"${LABELS[names[0]]}" needs "Since Last Run"`,
			'Add "Since Last Run" to the filters, and choose which records to read.',
		);
	const mode = choiceOf(
		'sinceLastRun',
		all.sinceLastRun,
		MODES.map(({ value }) => value),
	) as SinceMode;
	const way = waysOf(operation)?.[mode];
	if (!way) throw notReadable(operation, mode);
	const own = [way.from, way.to, ...Object.keys(way.sort ?? {})].find(
		(name) => name !== undefined && Object.hasOwn(filters, name),
	);
	if (own)
		throw new InputError(
			msg`"${own}" and "Since Last Run" cannot be used together`,
			'"Since Last Run" sets this filter itself. Remove one of them.',
		);
	const move = all.movePlace ?? 'read';
	return {
		filters,
		since: {
			mode,
			way,
			firstRun: firstRunOf(all, zone),
			move: choiceOf(
				'movePlace',
				move,
				MOVE_PLACE.map(({ value }) => value),
			) as SinceSettings['move'],
		},
	};
}

function firstRunOf(all: Record<string, unknown>, zone?: string): FirstRun {
	const hasDate = Object.hasOwn(all, 'firstRunFrom');
	const kind = choiceOf(
		'firstRun',
		all.firstRun ?? (hasDate ? 'date' : 'now'),
		FIRST_RUN.map(({ value }) => value),
	) as FirstRun['kind'];
	if (kind !== 'date') return { kind };
	if (!hasDate)
		throw new InputError(
			msg`"First Run From" has no date`,
			'Add it to the filters, or choose another value under "First Run".',
		);
	const date = Number(writeDate(all.firstRunFrom, 'unix', LABELS.firstRunFrom, zone));
	return { kind, date };
}

function choiceOf(name: Name, value: unknown, choices: string[]): string {
	if (typeof value === 'string' && choices.includes(value)) return value;
	throw new InputError(
		msg`"${LABELS[name]}" has an unknown value`,
		`Choose one from the list, or use one of these: ${choices.join(', ')}.`,
	);
}

function notReadable(operation: Operation, mode: SinceMode): InputError {
	const reason =
		whyNot(operation) ??
		(mode === 'changed'
			? 'BigCommerce does not say when its records changed. "New" is possible.'
			: 'BigCommerce does not say when its records were created. "New or Changed" is possible.');
	return new InputError(msg`This list cannot be read since the last run`, reason);
}
