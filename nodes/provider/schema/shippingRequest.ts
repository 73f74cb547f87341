import { z } from 'zod';

/** What BigCommerce posts to a carrier. Source: shipping_provider.yml, RateRequestPayload and CheckConnectionOptionsRequestPayload. */

const options = z.record(z.unknown());
const text = z.string().max(255).nullish();

const address = z
	.object({
		street_1: text,
		street_2: text,
		/** May be a part of the code, as wallets give it, or empty. */
		zip: z.string().max(20),
		city: text,
		state_iso2: text,
		country_iso2: z.string().max(2),
		address_type: text,
	})
	.passthrough();

const quantityOf = <Unit extends string>(...units: [Unit, Unit]) =>
	z.object({ units: z.enum(units), value: z.number().min(0) }).nullish();

const money = z
	.object({ currency: z.string().regex(/^[A-Z]{3}$/), amount: z.number().min(0) })
	.nullish();

const attribute = z
	.object({ key: z.string().nullish(), value: z.string().nullish() })
	.passthrough();

const item = z
	.object({
		sku: z.string().nullish(),
		variant_id: z.string().nullish(),
		product_id: z.string().nullish(),
		name: z.string().nullish(),
		length: quantityOf('cm', 'in'),
		width: quantityOf('cm', 'in'),
		height: quantityOf('cm', 'in'),
		/** Of one piece. */
		weight: quantityOf('oz', 'g'),
		discounted_price: money,
		declared_value: money,
		quantity: z.number().min(0).nullish(),
		attributes: z.array(attribute).nullish(),
	})
	.passthrough();

export type ShippingItem = z.infer<typeof item>;

export const rateRequest = z
	.object({
		base_options: z
			.object({
				origin: address,
				destination: address,
				items: z.array(item),
				store_id: z.string(),
				customer: z.record(z.unknown()).nullish(),
				request_context: z
					.object({
						reference_values: z
							.array(z.object({ name: z.string().nullish(), value: z.string().nullish() }))
							.nullish(),
					})
					.passthrough()
					.nullish(),
			})
			.passthrough(),
		zone_options: options.nullish(),
		connection_options: options.nullish(),
		rate_options: z.unknown(),
	})
	.passthrough();

export type RateRequest = z.infer<typeof rateRequest>;

export const checkRequest = z.object({ connection_options: options }).passthrough();

export type CheckRequest = z.infer<typeof checkRequest>;
