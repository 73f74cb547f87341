import type { Account } from '../accounts';
import type { Call } from '../crud/call';
import { bodyValidator } from '../http/validation';
import { handlerOf } from '../operationHandlers';
import { keyOf, loadOperations, shapeOf } from '../operations';
import type { HandlerResponse } from '../responses/handlerResponse';
import type { Store } from '../state/store';
import type { Webhooks } from '../webhooks';

const OPERATIONS = new Map(loadOperations().map((operation) => [keyOf(operation), operation]));

/** Who changes something on the sandbox's own pages. */
const MERCHANT: Account = {
	id: 'merchant',
	name: 'Merchant',
	kind: 'store',
	accessToken: '',
	clientId: 'sandbox-client-control-panel',
	clientSecret: '',
	scopes: [],
};

/**
 * Carries out an operation of the API as a request does: checked, stored and told to the webhooks. It needs no token, and
 * counts neither as a request nor for the rate limit.
 * @param key as in `POST v2 /orders` @throws ApiError if BigCommerce would refuse it
 */
export function perform(
	webhooks: Webhooks,
	store: Store,
	key: string,
	body: unknown,
	params: Record<string, string> = {},
): HandlerResponse {
	const operation = OPERATIONS.get(key);
	const handler = operation && handlerOf(operation);
	if (!handler) throw new Error(`There is no operation ${key}.`);
	const call: Call = {
		operation,
		shape: shapeOf(operation),
		store,
		account: MERCHANT,
		origin: '',
		params,
		query: {},
		headers: new Headers(),
		body,
		validate: bodyValidator(operation),
	};
	return webhooks.during(store, operation, () => handler(call));
}
