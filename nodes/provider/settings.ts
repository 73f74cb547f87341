import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { InvalidCredential } from '../shared/accounts/invalidCredential';
import { storesFrom } from '../shared/accounts/onlyStores';
import { providerFrom, type CarrierAccount, type TaxAccount } from '../shared/accounts/provider';
import { msg } from '../shared/text/message';
import { InputError } from '../shared/errors/inputError';
import {
	choiceFrom,
	numberFrom,
	type Setting,
	type SettingsReader,
} from '../shared/utils/nodeParameters';
import { decimalFrom, type Decimal } from './money/decimal';

const CREDENTIAL = 'bigCommerceProviderApi';

/** The settings that both triggers have. */
export interface CommonSettings {
	/** A table answers, not the workflow. */
	isTable: boolean;
	/** Milliseconds that an answer of the workflow is given again. */
	rememberFor: number;
	/** undefined for all stores. */
	onlyStores?: string[];
}

/** @throws InputError for an invalid value */
export function commonSettings(setting: SettingsReader): CommonSettings {
	const stores = storesFrom(setting('options.onlyStores', 'Only These Stores'));
	return {
		isTable: choiceFrom(setting('answerFrom', 'Answer From'), ['table', 'workflow']) === 'table',
		rememberFor:
			numberFrom(setting('options.rememberFor', 'Remember Answers'), 60, [0, 3600]) * 1000,
		...(stores && { onlyStores: stores }),
	};
}

/** The rows of a table, from its form or from JSON, as the user enters them. @throws InputError if it has none */
export function tableRows(setting: SettingsReader, name: string, label: string): IDataObject[] {
	const isJson = choiceFrom(setting('tableFrom', 'Enter Table As'), ['form', 'json']) === 'json';
	return rowsFrom(isJson ? setting(`${name}Json`, label) : setting(`${name}.rows`, label));
}

/** The rows of a table, from its form or from JSON. @throws InputError if it has none */
export function rowsFrom(setting: Setting): IDataObject[] {
	let rows = setting.value;
	if (typeof rows === 'string')
		try {
			rows = JSON.parse(rows);
		} catch {
			rows = undefined;
		}
	if (!Array.isArray(rows) || rows.length === 0 || !rows.every(isRow))
		throw new InputError(
			msg`"${setting.label}" needs at least one row`,
			'Add a row, or enter a JSON list of objects.',
		);
	return rows as IDataObject[];
}

const isRow = (row: unknown) => typeof row === 'object' && row !== null && !Array.isArray(row);

/** A cell as text. A list becomes text with commas. */
export function textCell(row: IDataObject, name: string): string {
	const value = row[name];
	return value === null || value === undefined ? '' : String(value).trim();
}

/** A cell as a number that is not negative; undefined if it is empty. @throws InputError that names the row and the column */
export function numberCell(
	row: IDataObject,
	name: string,
	label: string,
	position: number,
): Decimal | undefined {
	if (textCell(row, name) === '') return undefined;
	const amount = decimalFrom(row[name]);
	if (amount === undefined || amount < 0n)
		throw new InputError(
			msg`Row ${position + 1}: "${label}" must be a number that is not negative`,
			'Write it with a point and without a currency, e.g. 4.95.',
		);
	return amount;
}

/** @throws InvalidCredential if the credential is of the other kind, or n8n's own error if none is selected */
export async function readProvider<Kind extends 'shipping' | 'tax'>(
	context: IWebhookFunctions | IHookFunctions,
	kind: Kind,
): Promise<Kind extends 'tax' ? TaxAccount : CarrierAccount> {
	const account = providerFrom(await context.getCredentials(CREDENTIAL));
	if (account.kind !== kind)
		throw new InvalidCredential(
			kind === 'tax'
				? msg`The credential is of a shipping carrier. Choose one whose Provider is Tax Provider.`
				: msg`The credential is of a tax provider. Choose one whose Provider is Shipping Carrier.`,
		);
	return account as Kind extends 'tax' ? TaxAccount : CarrierAccount;
}
