import { createHash, timingSafeEqual } from 'node:crypto';
import type { IWebhookFunctions } from 'n8n-workflow';

import { isObject } from '../../shared/utils/isObject';

/** BigCommerce's requests have a few kilobytes; a cart of hundreds of items has some hundred. */
const LARGEST_BODY = 1024 * 1024;

/** Why a call is refused: the status, the text that the caller gets, and the text for n8n's log. */
export interface Refusal {
	status: 400 | 401 | 500;
	text: string;
	log: string;
}

export const REFUSALS = {
	login: {
		status: 401,
		text: 'The credentials are not valid.',
		log: 'its secret is not the one of the credential',
	},
	store: {
		status: 401,
		text: 'The credentials are not valid for this store.',
		log: 'its store is not in "Only These Stores"',
	},
	type: { status: 400, text: 'Expected JSON.', log: 'it is not JSON' },
	size: { status: 400, text: 'The request is too large.', log: 'it is larger than 1 MB' },
	shape: {
		status: 400,
		text: 'The request does not match the specification.',
		log: "it does not match BigCommerce's specification",
	},
	settings: {
		status: 500,
		text: 'The provider is not set up completely.',
		log: 'the node or its credential is not configured correctly',
	},
	loop: {
		status: 500,
		text: 'Too many requests about the same quote.',
		log: 'there are too many requests about the same quote. Does the workflow change carts, checkouts or orders? Each change makes BigCommerce request taxes again',
	},
} satisfies Record<string, Refusal>;

/** The last part of the path that was called, such as `estimate`. */
export function endpointOf(context: IWebhookFunctions): string {
	return context.getRequestObject().path.split('/').filter(Boolean).at(-1) ?? '';
}

/** The JSON object that was sent, or why there is none. */
export function readBody(context: IWebhookFunctions): { body: object } | { refusal: Refusal } {
	const { headers, rawBody } = context.getRequestObject();
	const [type] = String(headers['content-type'] ?? '').split(';');
	if (type.trim().toLowerCase() !== 'application/json') return { refusal: REFUSALS.type };
	if (Number(rawBody?.length ?? headers['content-length'] ?? 0) > LARGEST_BODY)
		return { refusal: REFUSALS.size };
	const body: unknown = context.getBodyData();
	return isObject(body) ? { body } : { refusal: REFUSALS.shape };
}

/** Compares two texts in constant time, also of different lengths. */
export function isSame(given: string, wanted: string): boolean {
	const [left, right] = [given, wanted].map((text) => createHash('sha256').update(text).digest());
	return timingSafeEqual(left, right);
}

/** Whether the node accepts requests of a store. */
export function isAllowed(onlyStores: string[] | undefined, store: string): boolean {
	return !onlyStores || onlyStores.includes(store.trim().toLowerCase());
}
