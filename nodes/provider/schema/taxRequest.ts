import { z } from 'zod';

/** What BigCommerce posts to a tax provider. Source: tax_provider.yml, request-quote and request-adjust. */

const text = z.string().nullish();

const address = z
	.object({
		line1: text,
		line2: text,
		city: text,
		region_name: text,
		region_code: text,
		country_name: text,
		country_code: text,
		postal_code: text,
	})
	.passthrough();

export type TaxAddress = z.infer<typeof address>;

const taxClass = z.object({ code: z.string(), class_id: z.string(), name: z.string() });

const line = z
	.object({
		id: z.string(),
		item_code: text,
		name: text,
		/** Of the whole line: "For multiple quantities, this price includes that multiplication." */
		price: z.object({ amount: z.number(), tax_inclusive: z.boolean() }),
		quantity: z.number().int().min(0),
		tax_class: taxClass.nullish(),
		tax_exempt: z.boolean().nullish(),
		type: z.string().nullish(),
	})
	.passthrough();

export type TaxLine = z.infer<typeof line>;

const item = line.extend({ wrapping: line.nullish() });

const document = z
	.object({
		id: z.string(),
		billing_address: address.nullish(),
		destination_address: address,
		origin_address: address,
		shipping: line,
		handling: line,
		items: z.array(item),
	})
	.passthrough();

export type TaxDocument = z.infer<typeof document>;

export const quoteRequest = z
	.object({
		id: z.string().min(1),
		currency_code: z.string(),
		customer: z
			.object({
				customer_id: z.string().nullish(),
				customer_group_id: z.string().nullish(),
				taxability_code: text,
			})
			.passthrough(),
		transaction_date: z.string(),
		documents: z.array(document),
	})
	.passthrough();

export type QuoteRequest = z.infer<typeof quoteRequest>;
