import { z } from 'zod';
import type { ProviderAnswer } from './caller';

/** What BigCommerce takes. Source: shipping_provider.yml and tax_provider.yml, the schemas of the responses. */

const text = z.object({
	text: z.string().min(1).max(500),
	type: z.enum(['INFO', 'WARNING', 'ERROR']),
});
const money = z.object({ currency: z.string().regex(/^[A-Z]{3}$/), amount: z.number().min(0) });

const rates = z.object({
	quote_id: z.string().max(50),
	ttl: z.number().int().optional(),
	messages: z.array(text),
	carrier_quotes: z.array(
		z.object({
			quotes: z.array(
				z.object({
					code: z.string().min(1).max(50),
					display_name: z.string().max(100),
					cost: money,
					description: z.string().max(500).optional(),
					transit_time: z
						.object({ units: z.string(), duration: z.number().int().min(1).max(90) })
						.optional(),
				}),
			),
		}),
	),
});

export type Rates = z.infer<typeof rates>;

const price = z.object({
	amount_inclusive: z.number(),
	amount_exclusive: z.number(),
	total_tax: z.number(),
	tax_rate: z.number(),
	sales_tax_summary: z.array(
		z.object({ name: z.string().min(1), rate: z.number(), amount: z.number() }),
	),
});
const line = z.object({ id: z.string(), price, type: z.string() });

const quote = z.object({
	id: z.string(),
	documents: z.array(
		z.object({
			id: z.string(),
			items: z.array(line.extend({ wrapping: line.nullish() })),
			shipping: line,
			handling: line,
		}),
	),
});

export type Quote = z.infer<typeof quote>;

/** Why a status of a provider cannot be used. */
function statusMistake({ status }: ProviderAnswer): string | undefined {
	if (status === null) return 'No answer in time';
	return status === 200 ? undefined : `Status ${status}`;
}

const shaped = (schema: z.ZodTypeAny) => (answer: ProviderAnswer) => {
	const mistake = statusMistake(answer);
	if (mistake) return mistake;
	const { error } = schema.safeParse(answer.body);
	return (
		error && `The answer is not valid: ${error.issues[0].path.join('.')} ${error.issues[0].message}`
	);
};

export const judgeRates = shaped(rates);

export const judgeCheck = shaped(
	z.object({ valid: z.boolean(), messages: z.array(text).optional() }),
);

/** "Must be equal to amount_exclusive + total_tax", and IDs "must match the ID of the corresponding Document Request". */
export function judgeQuote(sent: Array<{ id: string; items: Array<{ id: string }> }>) {
	return (answer: ProviderAnswer): string | undefined => {
		const mistake = shaped(quote)(answer);
		if (mistake) return mistake;
		const { documents } = quote.parse(answer.body);
		const idsOf = (list: Array<{ id: string; items: Array<{ id: string }> }>) =>
			JSON.stringify(list.map(({ id, items }) => [id, items.map((item) => item.id)]));
		if (idsOf(documents) !== idsOf(sent)) return 'The IDs are not those of the request';
		const lines = documents.flatMap(({ items, shipping, handling }) => [
			...items,
			shipping,
			handling,
		]);
		const isOff = lines.some(
			({ price: { amount_inclusive, amount_exclusive, total_tax } }) =>
				Math.abs(amount_inclusive - amount_exclusive - total_tax) > 0.0001,
		);
		return isOff ? 'A sum does not add up' : undefined;
	};
}

export const judgeVoid = statusMistake;
