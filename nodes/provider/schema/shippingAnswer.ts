import { z } from 'zod';

/** What a carrier answers. Source: shipping_provider.yml, RateResponsePayload and CheckConnectionOptionsResponsePayload. */

const message = z.object({
	text: z.string().min(1).max(500),
	type: z.enum(['INFO', 'WARNING', 'ERROR']),
});

const money = z.object({
	currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency code such as USD'),
	amount: z.number().min(0).finite(),
});

const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

export const rateQuote = z.object({
	code: z.string().min(1).max(50),
	display_name: z.string().max(100),
	cost: money,
	messages: z.array(message).optional(),
	description: z.string().max(500).optional(),
	rate_id: z.string().max(50).optional(),
	discounted_cost: money.optional(),
	dispatch_date: z.string().regex(DATE, 'must be a date such as 2026-11-28').optional(),
	transit_time: z
		.object({
			units: z.enum(['BUSINESS_DAYS', 'DAYS', 'HOURS']),
			duration: z.number().int().min(1).max(90),
		})
		.optional(),
});

/** One shipping method that a shopper can choose. */
export type RateQuote = z.infer<typeof rateQuote>;

export const rateAnswer = z.object({
	quote_id: z.string().max(50),
	ttl: z.number().int().optional(),
	messages: z.array(message),
	carrier_quotes: z.array(
		z.object({
			carrier_info: z
				.object({ code: z.string().max(50), display_name: z.string().min(1).max(100) })
				.optional(),
			quotes: z.array(rateQuote),
		}),
	),
});

export type RateAnswer = z.infer<typeof rateAnswer>;

export const checkAnswer = z.object({
	valid: z.boolean(),
	messages: z.array(message).optional(),
});

export type CheckAnswer = z.infer<typeof checkAnswer>;
