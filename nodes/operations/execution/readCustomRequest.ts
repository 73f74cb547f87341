import type { IExecuteFunctions } from 'n8n-workflow';

import type { Operation } from '../../../catalog/types';
import type { Account } from '../../shared/accounts/account';
import { customOperation } from '../customRequest/operation';
import { hasExpression, isBlank } from '../../shared/utils/blank';
import type { ParameterValues } from '../requests/build';
import { isReadMethod } from '../../shared/utils/isReadMethod';
import { InputError } from '../../shared/utils/coerce';
import { isOn, isEverythingMeant } from './readParameters';
import { msg } from '../../shared/text/message';

/** A custom request as an operation, with its parameter values and an optional hint. */
export interface CustomRequest {
	operation: Operation;
	values: ParameterValues;
	hint?: string;
}

/**
 * Reads the custom request of an item.
 * @throws InputError for a URL that must not be called or is incomplete
 */
export function readCustomRequest(
	context: IExecuteFunctions,
	template: Operation,
	account: Account,
	itemIndex: number,
): CustomRequest {
	const read = (name: string, fallback: unknown) =>
		context.getNodeParameter(name, itemIndex, fallback) as unknown;
	const isExpression = (name: string) =>
		hasExpression(context.getNodeParameter(name, itemIndex, '', { rawExpressions: true }));
	const readJson = (name: string, label: string) => {
		const value = read(name, '');
		if (isBlank(value) && isExpression(name))
			throw new InputError(
				msg`"${label}" has no value`,
				'It is an expression that has no value for this item. Nothing was sent.',
			);
		return value;
	};
	const method = read('method', 'GET');
	const body = isReadMethod(String(method)) ? '' : readJson('jsonBody', 'JSON Body');
	const input = {
		method,
		url: read('url', ''),
		query: readJson('queryParameters', 'Query Parameters'),
		headers: readJson('customHeaders', 'Headers'),
		body,
		returnAll: isOn(read('returnAll', false)),
		sources: {
			isUrlExpression: isExpression('url'),
			isQueryExpression: isExpression('queryParameters'),
		},
	};
	const place = {
		environment: account.environment,
		storeHash: account.kind === 'account' ? '' : account.storeHash,
	};
	const { operation, filters, address } = customOperation(template, input, place);
	const values: ParameterValues = {
		parameters: {},
		filters,
		deleteEverything: isEverythingMeant(context, itemIndex),
		body: operation.body ? { json: body } : undefined,
	};
	const hint = address.isLegacy ? movedTo(`/${address.server}${address.path}`) : undefined;
	return { operation, values, ...(hint ? { hint } : {}) };
}

/** A hint, once per URL, so that users can update workflows from the time of legacy accounts. */
function movedTo(path: string): string {
	return msg`This is an address of the legacy API. The request was sent to BigCommerce's OAuth gateway instead, with the credential of the node. Use "${path}" from now on.`;
}
