import { z } from 'zod';

/** What a tax provider answers. Source: tax_provider.yml, response-quote. */

const amount = z.number().finite();

const salesTax = z.object({
	/** "May not be empty." */
	name: z.string().min(1),
	rate: amount,
	amount,
	tax_class: z.object({ code: z.string(), class_id: z.string(), name: z.string() }).optional(),
	id: z.string().optional(),
});

const price = z.object({
	amount_inclusive: amount,
	amount_exclusive: amount,
	total_tax: amount,
	tax_rate: amount,
	sales_tax_summary: z.array(salesTax),
});

export type TaxPrice = z.infer<typeof price>;

const lineOf = <Type extends string>(...types: [Type, ...Type[]]) =>
	z.object({ id: z.string(), price, type: z.enum(types) });

const document = z.object({
	id: z.string(),
	external_id: z.string().optional(),
	items: z.array(
		lineOf('item', 'refund', 'fee').extend({ wrapping: lineOf('wrapping').nullish() }),
	),
	shipping: lineOf('shipping'),
	handling: lineOf('handling'),
});

export type AnsweredDocument = z.infer<typeof document>;

export const quoteAnswer = z.object({ id: z.string(), documents: z.array(document) });

export type QuoteAnswer = z.infer<typeof quoteAnswer>;
