import type { IDataObject, INode } from 'n8n-workflow';

import type { Reply } from '../provider/reply/gate';
import { commonSettings, rowsFrom, tableRows, type CommonSettings } from '../provider/settings';
import { InputError } from '../shared/errors/inputError';
import { msg } from '../shared/text/message';
import {
	choiceFrom,
	numberFrom,
	settingsOf,
	type ParameterReader,
	type SettingsReader,
} from '../shared/utils/nodeParameters';
import type { RateTable } from './types';
import { rowFrom } from './readRow';
import { emptyAnswer, ratesAnswer } from './rateAnswer';

/** The settings of the node. */
export interface Settings extends Omit<CommonSettings, 'isTable'> {
	/** Absent if the workflow answers. */
	table?: RateTable;
	/** Milliseconds. */
	within: number;
	fallback: () => Reply;
	/** Also start the workflow for connection checks. */
	checksByWorkflow: boolean;
}

/** @throws InputError for an invalid value */
export function settingsFrom(read: ParameterReader, node: Pick<INode, 'parameters'>): Settings {
	const setting = settingsOf(read, node);
	const { isTable, ...common } = commonSettings(setting);
	return {
		...common,
		...(isTable && { table: tableFrom(setting) }),
		within: numberFrom(setting('answerWithin', 'Answer Within'), 4, [0.5, 9]) * 1000,
		fallback: isTable ? noRates : fallbackFrom(setting),
		checksByWorkflow:
			!isTable &&
			choiceFrom(setting('options.checkWith', 'Check Connection With'), ['key', 'workflow']) ===
				'workflow',
	};
}

function tableFrom(setting: SettingsReader): RateTable {
	const rows = tableRows(setting, 'rateTable', 'Rate Table');
	return {
		rows: rows.map((row, index) => rowFrom({ ...row, ...(row.more as IDataObject) }, index)),
		currency: currencyFrom(setting),
		weightUnit: choiceFrom(setting('weightUnit', 'Weight Unit'), ['lb', 'kg', 'oz', 'g']),
		categoryKey: String(setting('options.categoryKey', 'Category Metafield').value ?? 'category'),
	};
}

function currencyFrom(setting: SettingsReader): string {
	const currency = String(setting('currency', 'Currency').value ?? 'USD')
		.trim()
		.toUpperCase();
	if (/^[A-Z]{3}$/.test(currency)) return currency;
	throw new InputError(msg`"Currency" must be a currency code`, 'It has three letters, e.g. USD.');
}

const noRates = (): Reply => ({ status: 200, body: emptyAnswer() });

function fallbackFrom(setting: SettingsReader): () => Reply {
	const kind = choiceFrom(setting('fallback', 'If Not Answered'), ['none', 'rates', 'message']);
	if (kind === 'none') return noRates;
	if (kind === 'message') {
		const text = String(setting('fallbackMessage', 'Message').value ?? '').trim();
		if (!text || text.length > 500)
			throw new InputError(msg`"Message" must have 1 to 500 characters`);
		return () => ({ status: 200, body: emptyAnswer([{ text, type: 'ERROR' }]) });
	}
	const currency = currencyFrom(setting);
	const rows = rowsFrom(setting('fallbackRates.rows', 'Fallback Rates')).map(rowFrom);
	return () => ({ status: 200, body: ratesAnswer(rows, currency) });
}
