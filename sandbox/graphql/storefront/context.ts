import type { Account } from '../../accounts';
import type { Row } from '../../state/row';
import type { Store } from '../../state/store';
import type { Measured } from '../complexity';
import { refusal } from '../refuse';
import type { StorefrontToken } from './tokens';
import type { TokenScope } from './tokens';

/** What a resolver of the Storefront API knows. */
export interface StorefrontContext extends Measured {
	store: Store;
	channelId: number;
	token: StorefrontToken;
	/** Who is signed in, or impersonated. */
	customer?: Row;
	/** The request comes from a page in a browser. */
	isBrowser: boolean;
	/** The language that is asked for, if the channel has it. */
	locale?: string;
	accounts: Account[];
	/** Does some work, and fires the webhooks of what it has changed. */
	during<T>(work: () => T): T;
}

/** A resolver of the Storefront API. */
export type Resolve<Arguments, Result> = (
	parent: Row,
	given: Arguments,
	context: StorefrontContext,
) => Result;

/** A resolver that answers a private token only if that has the scope. Other tokens have none, and need none. */
export function needs<Arguments, Result>(
	scope: TokenScope,
	resolve: Resolve<Arguments, Result>,
): Resolve<Arguments, Result> {
	return (parent, given, context) => {
		const { scopes } = context.token;
		if (scopes && !scopes.includes(scope)) {
			throw refusal(
				'The provided token does not include the scopes required to resolve this field.',
				{ code: 'INSUFFICIENT_ACCESS_SCOPE', requiredScopes: [scope] },
			);
		}
		return resolve(parent, given, context);
	};
}

/** A resolver that changes something: what it changes fires webhooks. */
export function changes<Arguments, Result>(
	scope: TokenScope,
	resolve: Resolve<Arguments, Result>,
): Resolve<Arguments, Result> {
	return needs(scope, (parent, given, context) =>
		context.during(() => resolve(parent, given, context)),
	);
}

/** A global ID, as the Storefront API writes it. */
export function globalId(type: string, id: unknown): string {
	return Buffer.from(`${type}:${String(id)}`).toString('base64');
}

/** What stands in a global ID. */
export function fromGlobalId(id: string): [type: string, own: string] {
	const [type, own = ''] = Buffer.from(id, 'base64').toString().split(':');
	return [type, own];
}
