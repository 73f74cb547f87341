import type { Context } from 'hono';
import type { ContentfulStatusCode, StatusCode } from 'hono/utils/http-status';
import type { Operation } from '../../catalog/types';
import { b2bResponse } from '../b2b/envelope';
import { keyOf } from '../operations';
import type { Row } from '../state/row';
import type { HandlerResponse } from './handlerResponse';

export type { HandlerResponse } from './handlerResponse';

/** No content: 204. */
export const noContent: HandlerResponse = { status: 204 };

/** The success response of an operation, if it differs from the usual one of its kind. */
interface Success {
	status: 200 | 201;
	/** The body of a response without content; absent if the specification has none. */
	empty?: Row;
}

const OK = [
	'POST v2 /banners',
	'POST v2 /blog/posts',
	'POST v2 /currencies',
	'POST v2 /customer_groups',
	'POST v2 /customers',
	'POST v2 /customers/{customer_id}/addresses',
	'POST v2 /orders',
	'POST v2 /pages',
	'POST v2 /redirects',
	'POST v2 /shipping/zones/{zone_id}/methods',
	'DELETE v3 /marketing/email-templates/{template-name}',
	'DELETE v3 /storefront/api-token',
	'POST v3 /pricelists/assignments',
	'PUT v3 /settings/inventory/notifications',
];

const CREATED = [
	'POST v3 /catalog/trees/categories',
	'POST v3 /content/pages',
	'POST v3 /promotions',
	'POST v3 /promotions/{promotion_id}/codes',
	'POST v3 /segments',
	'POST v3 /shopper-profiles',
	'POST v3 /sites',
	'POST v3 /sites/{site_id}/routes',
	'POST v3 /storefront/redirects/imex/import',
	'PUT v3 /carts/{cartId}',
	'PUT v3 /segments',
	'PUT v3 /sites/{site_id}/routes/{route_id}',
	'PUT v3 /storefront/redirects',
	'PUT v3 /wishlists/{wishlist_id}',
];

const ENVELOPE = { data: {}, meta: {} };

/** The only success status in the specifications of these operations. */
const SUCCESSES: Record<string, Success> = {
	...Object.fromEntries(OK.map((key) => [key, { status: 200 }])),
	...Object.fromEntries(CREATED.map((key) => [key, { status: 201 }])),
	'DELETE v3 /channels/{channel_id}/site': { status: 200, empty: {} },
	'DELETE v3 /channels/{channel_id}/site/checkout-url': { status: 200, empty: ENVELOPE },
	'POST v3 /orders/{order_id}/payment_actions/capture': { status: 201, empty: {} },
	'POST v3 /orders/{order_id}/payment_actions/void': { status: 201, empty: {} },
	'POST v3 /themes/{uuid}/configurations/validate': { status: 200, empty: {} },
	'PUT v3 /sites/{site_id}/certificate': { status: 200, empty: ENVELOPE },
	'PUT v3 /storefront/custom-template-associations': { status: 200, empty: {} },
};

const USUAL = new Set([undefined, 200, 201, 204]);

/** The success status of an operation that replaces the usual one. */
function successOf(key: string, status: number | undefined): Success | undefined {
	return USUAL.has(status) ? SUCCESSES[key] : undefined;
}

/** Wraps a response in the operation's envelope from the catalog. */
export function send(context: Context, operation: Operation, answer: HandlerResponse): Response {
	if (operation.server === 'b2b') {
		const { status, body } = b2bResponse(operation, answer);
		return body === undefined
			? context.body(null, status as StatusCode)
			: context.json(body, status as ContentfulStatusCode);
	}
	const success = successOf(keyOf(operation), answer.status);
	const status = (success?.status ?? answer.status ?? 200) as ContentfulStatusCode;
	if (answer.file) {
		return context.body(answer.file.text, status, { 'Content-Type': answer.file.contentType });
	}
	if (answer.body !== undefined) return context.json(answer.body, status);
	if (answer.data === undefined || answer.status === 204) {
		if (!success) return context.body(null, 204);
		return success.empty ? context.json(success.empty, status) : context.body(null, status);
	}
	if (operation.answer.envelope === 'bare' && !answer.meta)
		return context.json(answer.data, status);
	return context.json({ data: answer.data, meta: answer.meta ?? {} }, status);
}
