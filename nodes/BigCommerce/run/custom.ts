import type { IExecuteFunctions } from 'n8n-workflow';

import type { Operation } from '../../../catalog/types';
import type { Account } from '../../shared/accounts/account';
import { customOperation } from '../../shared/customRequest/operation';
import { hasExpression, isBlank } from '../../shared/requests/blank';
import type { Values } from '../../shared/requests/build';
import { InvalidInput } from '../../shared/requests/input';
import { isOn } from '../../shared/requests/limit';
import { isEverythingMeant } from '../values';
import { msg } from '../../shared/text/message';

/** A request of the user's own as an operation like any other, what was filled in, and what to tell about it. */
export interface Custom {
	operation: Operation;
	values: Values;
	hint?: string;
}

/**
 * Reads what an item asks for that no operation of the catalogue is.
 * @throws InvalidInput for an address that is not to be called, or one from which something is missing
 */
export function customFor(
	context: IExecuteFunctions,
	template: Operation,
	account: Account,
	itemIndex: number,
): Custom {
	const read = (name: string, fallback: unknown) =>
		context.getNodeParameter(name, itemIndex, fallback) as unknown;
	const isExpression = (name: string) =>
		hasExpression(context.getNodeParameter(name, itemIndex, '', { rawExpressions: true }));
	const readJson = (name: string, label: string) => {
		const value = read(name, '');
		if (isBlank(value) && isExpression(name))
			throw new InvalidInput(
				msg`"${label}" has no value`,
				'It is an expression, and this item has nothing there. Nothing was sent.',
			);
		return value;
	};
	const method = read('method', 'GET');
	const body = method === 'GET' ? '' : readJson('jsonBody', 'JSON Body');
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
	const values: Values = {
		parameters: {},
		filters,
		deleteEverything: isEverythingMeant(context, itemIndex),
		body: operation.body ? { json: body } : undefined,
	};
	const hint = address.isLegacy ? movedTo(`/${address.server}${address.path}`) : undefined;
	return { operation, values, ...(hint ? { hint } : {}) };
}

/** Said once per address, so that workflows from the time of legacy accounts can be brought up to date. */
function movedTo(path: string): string {
	return msg`This is an address of the legacy API. The request went to BigCommerce's OAuth gateway instead, with the credential of the node. Write "${path}" from now on.`;
}
