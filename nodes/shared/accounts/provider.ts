import { z } from 'zod';

import { msg } from '../text/message';
import { isObject } from '../utils/isObject';
import { InvalidCredential } from './invalidCredential';

/** A shipping carrier, as registered with BigCommerce, with the values that a connected store sends with each request. */
export interface CarrierAccount {
	kind: 'shipping';
	carrierId: string;
	/** Sent back as `connection_options`. Authentication consists of these values and nothing else. */
	connectionOptions: Record<string, unknown>;
}

/** A tax provider, as registered with BigCommerce, with the HTTP Basic login that a connected store uses. */
export interface TaxAccount {
	kind: 'tax';
	providerId: string;
	username: string;
	password: string;
	/** Takes the place of `{profile}` in the provider's URLs. */
	profile: string;
}

/** Shorter secrets can be guessed. */
const SHORTEST_SECRET = 16;

const text = z.string().trim().catch('');
/** Takes every object. */
const shape = z.object({
	kind: z.enum(['shipping', 'tax']).catch('shipping'),
	carrierId: text,
	keyName: text,
	apiKey: z.string().catch(''),
	secretOptions: z.unknown(),
	providerId: text,
	username: text,
	password: z.string().catch(''),
	profile: text,
});

/**
 * Reads the provider from the decrypted data of a credential.
 * @throws InvalidCredential about the missing value; the message never contains a secret
 */
export function providerFrom(data: unknown): CarrierAccount | TaxAccount {
	const values = shape.safeParse(isObject(data) ? data : {}).data as Values;
	return values.kind === 'tax' ? taxAccount(values) : carrierAccount(values);
}

type Values = z.infer<typeof shape>;

function carrierAccount({ carrierId, keyName, apiKey, secretOptions }: Values): CarrierAccount {
	if (!carrierId || !keyName)
		throw new InvalidCredential(
			msg`The credential needs the carrier ID and the name of the key. Both are agreed with BigCommerce when the carrier is registered.`,
		);
	if (apiKey.length < SHORTEST_SECRET)
		throw new InvalidCredential(
			msg`The key is too short: it needs at least ${SHORTEST_SECRET} characters. Generate a random one with a password manager.`,
		);
	return {
		kind: 'shipping',
		carrierId,
		connectionOptions: { ...optionsFrom(secretOptions), [keyName]: apiKey },
	};
}

function taxAccount({ providerId, username, password, profile }: Values): TaxAccount {
	if (!providerId || !username)
		throw new InvalidCredential(
			msg`The credential needs the provider ID and a user name. BigCommerce gives the ID when the tax provider is registered; the user name is your choice.`,
		);
	if (username.includes(':'))
		throw new InvalidCredential(
			msg`The user name must not contain a colon. HTTP Basic authentication cannot send one.`,
		);
	if (password.length < SHORTEST_SECRET)
		throw new InvalidCredential(
			msg`The password is too short: it needs at least ${SHORTEST_SECRET} characters. Generate a random one with a password manager.`,
		);
	return { kind: 'tax', providerId, username, password, profile };
}

function optionsFrom(value: unknown): Record<string, unknown> {
	if (value === undefined || value === null || value === '') return {};
	const options: unknown = typeof value === 'string' ? parsed(value) : value;
	if (isObject(options)) return options;
	throw new InvalidCredential(
		msg`"Other Connection Options" must be a JSON object. Example: {"account": "1234"}.`,
	);
}

function parsed(value: string): unknown {
	try {
		return JSON.parse(value);
	} catch {
		return undefined;
	}
}
