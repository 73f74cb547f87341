import type { IExecuteFunctions } from 'n8n-workflow';

import type { Method, Operation } from '../../../catalog/types';
import type { Account } from '../../shared/accounts/account';
import { customOperation } from '../../shared/customRequest/operation';
import type { Values } from '../../shared/requests/build';
import { isOn } from '../../shared/requests/limit';

/** A request of the user's own as an operation like any other, what was filled in, and what to tell about it. */
export interface Custom {
	operation: Operation;
	values: Values;
	hint?: string;
}

/** Reads what an item asks for that no operation of the catalogue is. @throws InvalidInput for an address that is not to be called */
export function customFor(context: IExecuteFunctions, template: Operation, account: Account, itemIndex: number): Custom {
	const read = <Type>(name: string, fallback: Type) => context.getNodeParameter(name, itemIndex, fallback) as Type;
	const body = read<unknown>('jsonBody', '');
	const input = {
		method: read<Method>('method', 'GET'),
		url: read('url', ''),
		query: read<unknown>('queryParameters', ''),
		headers: read<unknown>('customHeaders', ''),
		body,
		returnAll: isOn(read<unknown>('returnAll', false)),
	};
	const place = { environment: account.environment, storeHash: account.kind === 'account' ? '' : account.storeHash };
	const { operation, filters, address } = customOperation(template, input, place);
	const values: Values = { parameters: {}, filters, deleteEverything: read('deleteEverything', false), body: operation.body ? { json: body } : undefined };
	const hint = address.isLegacy ? movedTo(`/${address.server}${address.path}`) : undefined;
	return { operation, values, ...(hint ? { hint } : {}) };
}

/** Said once per address, so that workflows from the time of legacy accounts can be brought up to date. */
function movedTo(path: string): string {
	return `This is an address of the legacy API. The request went to BigCommerce's OAuth gateway instead, with the credential of the node. Write "${path}" from now on.`;
}
