import { z } from 'zod';

import { personShape } from './person';

const STORE = /^stores\/([a-z0-9]{4,32})$/;
const person = z.object({
	...personShape,
	username: z.string().optional().catch(undefined),
});

const querySchema = z.object({
	code: z.string().regex(/^[\w.~+/=-]{1,512}$/),
	scope: z
		.string()
		.min(1)
		.max(8000)
		.regex(/^[\w ]+$/),
	context: z.string().regex(STORE),
	account_uuid: z.string().uuid().optional(),
	/** Present if the installation was started outside of the control panel. */
	external_install: z.string().max(100).optional(),
});

const answerSchema = z.object({
	access_token: z.string().min(1).max(4096),
	scope: z.string(),
	context: z.string().regex(STORE),
	user: person,
	// The code is used up by now, so an odd optional value must not lose the token.
	owner: person.optional().catch(undefined),
	account_uuid: z.string().optional().catch(undefined),
});

/** The query parameters of the auth callback. */
export type AuthQuery = z.infer<typeof querySchema>;

/** A store that installed the app, or approved it again. */
export interface Installation {
	storeHash: string;
	accessToken: string;
	scopes: string[];
	user: Person;
	owner: Person | null;
	accountUuid: string | null;
}

/** A person with access to a store's control panel. */
export type Person = z.infer<typeof person>;

/** Reads the query of the auth callback. @returns undefined if it is not from BigCommerce */
export function readAuthQuery(query: unknown): AuthQuery | undefined {
	return querySchema.safeParse(query).data;
}

/** The store hash in a context: `stores/abc123` → `abc123`. */
export function storeIn(context: string): string {
	return STORE.exec(context)?.[1] ?? '';
}

/**
 * Reads the response to a code exchange.
 * @returns undefined if it is invalid, or about a different store than the request
 */
export function readInstallation(
	body: unknown,
	{ context, account_uuid }: AuthQuery,
): Installation | undefined {
	const { data } = answerSchema.safeParse(body);
	if (!data || data.context !== context) return undefined;
	return {
		storeHash: storeIn(context),
		accessToken: data.access_token,
		scopes: data.scope.split(/\s+/).filter(Boolean),
		user: plain(data.user),
		owner: data.owner ? plain(data.owner) : null,
		accountUuid: data.account_uuid ?? account_uuid ?? null,
	};
}

function plain({ id, email, username }: Person): Person {
	return { id, email, ...(username === undefined ? {} : { username }) };
}
