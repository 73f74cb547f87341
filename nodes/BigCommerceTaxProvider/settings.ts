import type { IDataObject, INode } from 'n8n-workflow';

import { ONE, type Decimal } from '../provider/money/decimal';
import {
	commonSettings,
	numberCell,
	tableRows,
	textCell,
	type CommonSettings,
} from '../provider/settings';
import { InputError } from '../shared/errors/inputError';
import { msg } from '../shared/text/message';
import {
	choiceFrom,
	numberFrom,
	settingsOf,
	textsFrom,
	type ParameterReader,
	type SettingsReader,
} from '../shared/utils/nodeParameters';
import type { TaxRow, TaxTable } from './taxTable';

/** What BigCommerce requests. The order is that of the outputs. Source: tax_provider.yml, paths. */
export const EVENTS = ['estimate', 'commit', 'adjust', 'void'] as const;

export type TaxEvent = (typeof EVENTS)[number];

/** The settings of the node. */
export interface Settings extends Omit<CommonSettings, 'isTable'> {
	/** Absent if the workflow answers. */
	table?: TaxTable;
	/** With a table: the events that start the workflow after they have been answered. */
	startsOn: TaxEvent[];
	/** Milliseconds. */
	within: number;
}

const DOCUMENTS: [TaxEvent, ...TaxEvent[]] = ['commit', 'adjust', 'void'];

/** @throws InputError for an invalid value */
export function settingsFrom(read: ParameterReader, node: Pick<INode, 'parameters'>): Settings {
	const setting = settingsOf(read, node);
	const { isTable, ...common } = commonSettings(setting);
	return {
		...common,
		...(isTable && { table: tableFrom(setting) }),
		startsOn: isTable
			? textsFrom(setting('startsOn', 'Start Workflow On'), 'requests').map((value) =>
					choiceFrom({ label: 'Start Workflow On', value, isExpression: true }, DOCUMENTS),
				)
			: [],
		within: numberFrom(setting('answerWithin', 'Answer Within'), 3.5, [0.5, 3.9]) * 1000,
	};
}

function tableFrom(setting: SettingsReader): TaxTable {
	return {
		rows: tableRows(setting, 'taxTable', 'Tax Table').map(rowFrom),
		exemptCodes: String(setting('options.exemptCodes', 'Exempt Customers').value ?? ''),
	};
}

function rowFrom(row: IDataObject, position: number): TaxRow {
	const name = textCell(row, 'name');
	const percent = numberCell(row, 'rate', 'Rate', position);
	if (!name || percent === undefined)
		throw new InputError(msg`Row ${position + 1} needs "Name" and "Rate"`, 'For no tax, enter 0.');
	return {
		name,
		rate: rateFrom(percent, position),
		countries: textCell(row, 'countries'),
		states: textCell(row, 'states'),
		postalCodes: textCell(row, 'postalCodes'),
		taxClasses: textCell(row, 'taxClasses'),
	};
}

function rateFrom(percent: Decimal, position: number): Decimal {
	if (percent > 100n * ONE)
		throw new InputError(
			msg`Row ${position + 1}: "Rate" must be at most 100`,
			'It is a percentage: 8.25 for 8.25%.',
		);
	return percent / 100n;
}
