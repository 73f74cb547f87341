import { randomBytes } from 'node:crypto';
import { PASSWORD } from '../../handlers/customers';
import { customerIn } from '../../oauth/customerLogin';
import type { Row } from '../../state/row';
import { graphQlError } from '../errors';
import { assignCart, cartOf, toCart } from './carts';
import { changes, type StorefrontContext } from './context';
import { toCustomer } from './customers';
import { SESSIONS } from './tokens';

/** Milliseconds that a customer access token is valid. */
const SESSION_LIFETIME = 24 * 3_600_000;
const IN_BROWSER =
	"Customer access token was requested in the body, but it's only returned for server-to-server requests. For browser requests it's set as an httpOnly cookie instead.";

/** Ends all sessions of a customer, who can be signed in on only one device. */
function endSessions({ store }: StorefrontContext, { id }: Row): void {
	const sessions = store.collection(SESSIONS);
	for (const session of sessions.where({ customer_id: id })) sessions.remove(String(session.id));
}

function signIn(
	context: StorefrontContext,
	customer: Row,
	guestCart: string | null | undefined,
): Row {
	endSessions(context, customer);
	const expires = Date.now() + SESSION_LIFETIME;
	const value = `${randomBytes(32).toString('hex')}_${Math.floor(expires / 1000)}`;
	if (!context.isBrowser)
		context.store.collection(SESSIONS).insert({ id: value, customer_id: customer.id, expires });
	const cart = cartOf(context, guestCart);
	return {
		result: 'success',
		customer: toCustomer(customer),
		cart: cart ? toCart(context.store, assignCart(context, cart, customer)) : null,
		$token: { value, expiresAt: new Date(expires).toISOString() },
	};
}

const customerAccessToken = (
	{ $token }: Row,
	_given: unknown,
	{ isBrowser }: StorefrontContext,
) => {
	if (isBrowser) throw graphQlError(IN_BROWSER);
	return $token;
};

/** Signing in and out. */
export const login = {
	Mutation: {
		login: changes(
			'Customer',
			(
				_root,
				{
					email,
					password,
					guestCartEntityId,
				}: { email: string; password: string; guestCartEntityId?: string | null },
				context,
			) => {
				const customer = context.store
					.collection('customers')
					.all()
					.find((row) => String(row.email).toLowerCase() === email.toLowerCase());
				if (!customer || password !== PASSWORD)
					throw graphQlError('Invalid login. Please attempt to log in again.');
				return signIn(context, customer, guestCartEntityId);
			},
		),
		loginWithCustomerLoginJwt: async (
			root: Row,
			{ jwt, guestCartEntityId }: { jwt: string; guestCartEntityId?: string | null },
			context: StorefrontContext,
		) => {
			const customer = await customerIn(
				jwt,
				context.accounts,
				new Map([[context.store.hash, context.store]]),
			);
			return changes('Customer', () => {
				if (!customer) throw graphQlError('Invalid login. Please attempt to log in again.');
				return {
					...signIn(context, customer.customer, guestCartEntityId),
					redirectTo: customer.redirectTo,
				};
			})(root, {}, context);
		},
		logout: changes(
			'Customer',
			(_root, { cartEntityId }: { cartEntityId?: string | null }, context) => {
				const cart = cartOf(context, cartEntityId);
				if (context.customer) endSessions(context, context.customer);
				return {
					result: 'success',
					cartUnassignResult: { cart: cart ? toCart(context.store, cart) : null, errors: [] },
				};
			},
		),
	},
	LoginResult: { customerAccessToken },
	LoginWithCustomerLoginJwtResult: { customerAccessToken },
};
