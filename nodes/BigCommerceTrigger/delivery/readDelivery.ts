import { createHash, randomUUID } from 'node:crypto';

import { z } from 'zod';

import { isTooDeep } from '../checkPayload';
import type { Headers } from './signature';

/** The payload of an event. */
export interface Delivery {
	/** Without a trailing slash, which BigCommerce's documentation prints in some places. */
	scope: string;
	data: Record<string, unknown> | unknown[];
	/** Seconds. The time of arrival if the payload has none. */
	time: number;
	/** Equal for the repetitions of a delivery, and only for them. */
	key: string;
	/** `stores/<hash>` */
	producer?: string;
	/** As BigCommerce sent it. */
	raw: object;
}

/** Larger numbers are milliseconds or a smaller unit: as seconds, this is the year 5138. */
const LARGEST_SECONDS = 1e11;

// Only what is needed: whether to trust a delivery is decided by its secret and its signature.
const shape = z
	.object({
		scope: z.string().trim().min(1).max(200),
		data: z.union([z.record(z.unknown()), z.array(z.unknown())]).nullish(),
		hash: z.unknown(),
		created_at: z.unknown(),
		producer: z.string().max(200).nullish(),
	})
	.passthrough();

/**
 * Reads a payload leniently: BigCommerce's examples and recorded deliveries differ in everything that does not say what
 * happened to which record.
 * @param now seconds
 * @returns undefined if it cannot be the payload of an event
 */
export function readDelivery(
	content: unknown,
	headers: Headers,
	now: number,
): Delivery | undefined {
	const parsed = shape.safeParse(content);
	// A payload nested thousands of levels deep could not be saved, nor could the other events of its execution.
	if (!parsed.success || isTooDeep(content)) return undefined;
	const { scope, data, hash, created_at: createdAt, producer } = parsed.data;
	const payload = data ?? {};
	const time = secondsOf(createdAt);
	return {
		scope: withoutTrailingSlash(scope),
		data: payload,
		time: time ?? Math.floor(now),
		key: keyOf(hashOf(hash, payload), time, headers['webhook-id']),
		...(typeof producer === 'string' ? { producer: withoutTrailingSlash(producer) } : {}),
		raw: content as object,
	};
}

/** `store/priceList/created/` → `store/priceList/created` */
export function withoutTrailingSlash(text: string): string {
	return text.endsWith('/') ? text.slice(0, -1) : text;
}

/**
 * A time in seconds, milliseconds or finer, with or without a fraction, as a number, as the text of one, or in ISO 8601.
 * @returns whole seconds; undefined if the value is not a time
 */
function secondsOf(value: unknown): number | undefined {
	const time = typeof value === 'string' ? numberIn(value) : value;
	if (typeof time !== 'number' || !(time > 0)) return undefined;
	const seconds = [1, 1e3, 1e6, 1e9].map((unit) => time / unit).find((n) => n < LARGEST_SECONDS);
	return seconds === undefined ? undefined : Math.floor(seconds);
}

function numberIn(text: string): number {
	return /^\s*\d{1,20}(\.\d{1,20})?\s*$/.test(text) ? Number(text) : Date.parse(text) / 1000;
}

function hashOf(hash: unknown, data: unknown): string {
	if (typeof hash === 'string' && hash !== '' && hash.length <= 200) return hash;
	return createHash('sha256').update(JSON.stringify(data)).digest('base64url');
}

/**
 * The hash covers only the data, so without a time it cannot tell a repetition from the next change of the same record. Then
 * the ID of the message does it, and without one the delivery counts as new: a double is better than a loss.
 */
function keyOf(hash: string, time: number | undefined, messageId: unknown): string {
	if (time !== undefined) return `${time}\n${hash}`;
	return typeof messageId === 'string' ? `${messageId}\n${hash}` : randomUUID();
}
