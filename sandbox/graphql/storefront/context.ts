import type { Account } from '../../accounts';
import type { Row } from '../../state/row';
import type { Store } from '../../state/store';
import type { Measured } from '../complexity';
import { graphQlError } from '../errors';
import type { StorefrontToken, TokenScope } from './tokens';

/** The context of the Storefront API's resolvers. */
export interface StorefrontContext extends Measured {
	store: Store;
	channelId: number;
	token: StorefrontToken;
	/** The signed-in or impersonated customer. */
	customer?: Row;
	/** The request comes from a page in a browser. */
	isBrowser: boolean;
	/** The requested language, if the channel has it. */
	locale?: string;
	accounts: Account[];
	/** Runs a function, and fires the webhooks of its changes. */
	during<T>(work: () => T): T;
}

/** A resolver of the Storefront API. */
type Resolve<Arguments, Result> = (
	parent: Row,
	args: Arguments,
	context: StorefrontContext,
) => Result;

/** A resolver that requires a scope of private tokens. Other tokens have and need no scopes. */
export function needs<Arguments, Result>(
	scope: TokenScope,
	resolve: Resolve<Arguments, Result>,
): Resolve<Arguments, Result> {
	return (parent, args, context) => {
		const { scopes } = context.token;
		if (scopes && !scopes.includes(scope)) {
			throw graphQlError(
				'The provided token does not include the scopes required to resolve this field.',
				{ code: 'INSUFFICIENT_ACCESS_SCOPE', requiredScopes: [scope] },
			);
		}
		return resolve(parent, args, context);
	};
}

/** A mutating resolver, whose changes fire webhooks. */
export function changes<Arguments, Result>(
	scope: TokenScope,
	resolve: Resolve<Arguments, Result>,
): Resolve<Arguments, Result> {
	return needs(scope, (parent, args, context) =>
		context.during(() => resolve(parent, args, context)),
	);
}

/** A global ID, as the Storefront API writes it. */
export function globalId(type: string, id: unknown): string {
	return Buffer.from(`${type}:${String(id)}`).toString('base64');
}

/** The ID in a global ID. */
export function fromGlobalId(id: string): [type: string, own: string] {
	const [type, own = ''] = Buffer.from(id, 'base64').toString().split(':');
	return [type, own];
}
