import { createHash } from 'node:crypto';

import { isObject } from '../../shared/utils/isObject';
import type { RateRequest } from '../schema/shippingRequest';
import type { QuoteRequest } from '../schema/taxRequest';

/** JSON whose keys are sorted, so that the same content is the same text. */
function canonical(value: unknown): string {
	return JSON.stringify(value, (_, part: unknown) =>
		isObject(part)
			? Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
			: part,
	);
}

const hashOf = (value: unknown) =>
	createHash('sha256').update(canonical(value)).digest('base64url');

/** Identifies a rate request by all that rates may depend on: items, addresses, customer and options. The cart's ID is not part of it. */
export function keyOfRates({ base_options, ...options }: RateRequest): string {
	return hashOf([{ ...base_options, request_context: undefined }, options]);
}

/** Identifies a tax request by its content. Its date is not part of it: BigCommerce sends the present one with each estimate. */
export function keyOfQuote(store: string, request: QuoteRequest): string {
	return hashOf([store, { ...request, transaction_date: request.transaction_date.slice(0, 10) }]);
}

interface Entry {
	answer: object;
	until: number;
}

/** More would be a store with thousands of different carts within the time. */
const MOST = 2000;

/** Answers that are given again for a while. The oldest are dropped first. */
export class RememberedAnswers {
	private readonly entries = new Map<string, Entry>();

	get(key: string, now: number): object | undefined {
		const entry = this.entries.get(key);
		if (entry && entry.until > now) return entry.answer;
		this.entries.delete(key);
		return undefined;
	}

	set(key: string, answer: object, until: number): void {
		this.entries.delete(key);
		this.entries.set(key, { answer, until });
		for (const oldest of this.entries.keys()) {
			if (this.entries.size <= MOST) break;
			this.entries.delete(oldest);
		}
	}
}
