import { z } from 'zod';
import { msg } from '../text/message';
import type { CredentialKind } from './credentials';
import { environmentFrom, environmentShape, type Environment } from './environment';
import { ComesWithItems, InvalidCredential } from './invalidCredential';
import { readOAuthConnection } from './oauthConnection';
import { storeHashFrom, accountUuidFrom } from './storeHash';
import { readNumber } from '../utils/numbers';

/** Default number of concurrent requests of one kind, if BigCommerce documents no smaller number. */
export const DEFAULT_CONCURRENCY = 8;
/** Most apps are idle most of the time. A tenth leaves room for them without slowing a run down much. */
export const DEFAULT_RESERVE = 0.1;
/** Default seconds for one request. */
export const DEFAULT_TIMEOUT = 60;

/** The source of an account's scopes. `granted`: the response to "Connect". */
type ScopeSource = 'detect' | 'manual' | 'all' | 'granted';

interface AccountBase {
	environment: Environment;
	accessToken: string;
	clientId?: string;
	clientSecret?: string;
	scopeSource: ScopeSource;
	/** The scopes selected in the credential, for `manual`, and for `detect` if detection fails. For `granted`, the granted scopes. */
	listedScopes: string[];
	/** Scopes that an OAuth2 credential requests but BigCommerce has not granted. */
	pendingScopes?: string[];
	/** Requests at a time. */
	concurrency: number;
	/** Share of the store's rate limit left to other apps, 0 to 1. */
	reserve: number;
	/** Milliseconds for a whole request, from sending it to the last byte of the response. */
	timeout: number;
}

/** A BigCommerce API account, read from a credential. */
export type Account =
	| (AccountBase & { kind: 'store' | 'app'; storeHash: string })
	| (AccountBase & { kind: 'account'; accountUuid: string });

export { ComesWithItems, InvalidCredential } from './invalidCredential';

const text = z.string().trim();
const optionalText = text.optional().transform((value) => value || undefined);

const common = {
	accessToken: text.min(
		1,
		msg`The access token is empty. Paste the token that BigCommerce showed when the API account was created.`,
	),
	clientId: optionalText,
	clientSecret: optionalText,
	scopeSource: z.enum(['detect', 'manual', 'all', 'granted']).catch('detect'),
	grantedScopes: z.array(z.string()).catch([]),
	concurrency: z
		.unknown()
		.transform((value) => Math.floor(readNumber(value, 1, DEFAULT_CONCURRENCY))),
	reserve: z
		.unknown()
		.transform((value) => Math.min(0.9, readNumber(value, 0, DEFAULT_RESERVE * 100) / 100)),
	timeout: z.unknown().transform((value) => readNumber(value, 1, DEFAULT_TIMEOUT) * 1000),
	...environmentShape,
};

const storeCredential = z.object({
	...common,
	store: text.transform((value, context) => {
		const hash = storeHashFrom(value);
		if (hash) return hash;
		context.addIssue({
			code: 'custom',
			message: msg`The store is not recognized. Enter the store hash (e.g. abc123), the API path (e.g. https://api.bigcommerce.com/stores/abc123/v3/) or the address of the control panel (e.g. https://store-abc123.mybigcommerce.com/manage).`,
		});
		return z.NEVER;
	}),
});

const accountCredential = z.object({
	...common,
	account: text.transform((value, context) => {
		const uuid = accountUuidFrom(value);
		if (uuid) return uuid;
		context.addIssue({
			code: 'custom',
			message: msg`The account is not recognized. Enter the account UUID (e.g. 6f1b2c3d-4e5f-6a7b-8c9d-0e1f2a3b4c5d) or the API path (e.g. https://api.bigcommerce.com/accounts/6f1b2c3d-4e5f-6a7b-8c9d-0e1f2a3b4c5d/graphql).`,
		});
		return z.NEVER;
	}),
});

/**
 * Reads an account from the decrypted data of a credential.
 * @throws InvalidCredential about the first wrong field; the message never contains a secret.
 */
export function accountFrom(kind: CredentialKind, data: unknown): Account {
	if (kind === 'appOAuth2') {
		const { data: connected, pendingScopes } = readOAuthConnection(data);
		return { ...ofStore('app', connected), pendingScopes };
	}
	if (kind === 'account') {
		const { account, ...rest } = parse(accountCredential, data);
		return { kind, accountUuid: account, ...base(rest) };
	}
	if (kind === 'app') assertComplete(data);
	return ofStore(kind, data);
}

function ofStore(kind: 'store' | 'app', data: unknown): Account {
	const { store, ...rest } = parse(storeCredential, data);
	return { kind, storeHash: store, ...base(rest) };
}

const fromItems = z.object({
	store: z.unknown(),
	accessToken: z.unknown(),
	scopeSource: z.unknown(),
	grantedScopes: z.array(z.string()).catch([]),
});

function assertComplete(data: unknown): void {
	const { store, accessToken, scopeSource, grantedScopes } =
		fromItems.safeParse(asObject(data)).data ?? fromItems.parse({});
	if (
		[store, accessToken].every((value) =>
			typeof value === 'object' ? value !== null : String(value ?? '').trim() !== '',
		)
	)
		return;
	throw new ComesWithItems(
		scopeSource === 'manual' && grantedScopes.length > 0 ? grantedScopes : undefined,
	);
}

function parse<Schema extends z.ZodTypeAny>(schema: Schema, data: unknown): z.output<Schema> {
	const result = schema.safeParse(asObject(data));
	if (result.success) return result.data;
	const { code, message, path } = result.error.issues[0];
	throw new InvalidCredential(
		code === 'invalid_type'
			? msg`The credential lacks a value for "${path.join('.')}". Open it and fill it in.`
			: message,
	);
}

type Common = Omit<z.infer<typeof storeCredential>, 'store'>;

function base({ environment, sandboxUrl, grantedScopes, ...rest }: Common): AccountBase {
	return {
		...rest,
		listedScopes: grantedScopes,
		environment: environmentFrom({ environment, sandboxUrl }),
	};
}

/** For an empty credential, the first field is reported as missing. */
function asObject(data: unknown): object {
	return typeof data === 'object' && data !== null && !Array.isArray(data) ? data : {};
}
